package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.lengthwise.nn.Attention;
import org.lengthwise.nn.GatedRecurrentUnit;
import org.lengthwise.nn.PaddedBatch;
import org.lengthwise.nn.Parameters;

/**
 * The encoder of RNNsearch: the annotation of a word is the forward state beside the backward state
 * at its place (Bahdanau et al. 2015, section 3.2 and appendix A.2.1).
 */
record BidirectionalEncoder(
    GatedRecurrentUnit forward, GatedRecurrentUnit backward, Attention attention, int hidden)
    implements Encoder {

  static BidirectionalEncoder declare(
      Parameters parameters, int embedding, int hidden, Attention attention) {
    return new BidirectionalEncoder(
        GatedRecurrentUnit.declare(parameters, "encoder.forward", embedding, hidden),
        GatedRecurrentUnit.declare(parameters, "encoder.backward", embedding, hidden),
        attention,
        hidden);
  }

  @Override
  public SourceReading read(NDArray embeddings, PaddedBatch sentences) {
    List<NDArray> ahead = forward.read(embeddings, sentences, false);
    List<NDArray> back = backward.read(embeddings, sentences, true);
    NDArray annotations = NDArrays.concat(new NDList(stack(ahead), stack(back)), 2); // (B, T, 2n)
    NDArray mask = sentences.mask(embeddings.getManager());
    return new AttentionReading(attention, attention.remember(annotations, mask), back.get(0));
  }

  /** T times (B, n) becomes (B, T, n). */
  private static NDArray stack(List<NDArray> states) {
    return NDArrays.stack(new NDList(states), 1);
  }

  @Override
  public int contextSize() {
    return 2 * hidden;
  }

  @Override
  public String directions() {
    return "bidirectional";
  }
}
