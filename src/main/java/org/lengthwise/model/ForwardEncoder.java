package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.lengthwise.nn.GatedRecurrentUnit;
import org.lengthwise.nn.PaddedBatch;
import org.lengthwise.nn.Parameters;

/**
 * The encoder of RNNencdec: a forward recurrent network whose state after the end token is the
 * whole message, with no further layer (Bahdanau et al. 2015, appendix A.2.2, as in the authors'
 * code).
 */
record ForwardEncoder(GatedRecurrentUnit forward, int hidden) implements Encoder {

  static ForwardEncoder declare(Parameters parameters, int embedding, int hidden) {
    return new ForwardEncoder(
        GatedRecurrentUnit.declare(parameters, "encoder.forward", embedding, hidden), hidden);
  }

  @Override
  public SourceReading read(NDArray embeddings, PaddedBatch sentences) {
    List<NDArray> states = forward.read(embeddings, sentences, false);
    NDArray last =
        states.get(states.size() - 1); // (B, n): padding carried each sentence's own last state
    return new FixedVectorReading(last, lastPositions(sentences, embeddings.getManager()));
  }

  private static NDArray lastPositions(PaddedBatch sentences, NDManager manager) {
    float[] oneHot = new float[sentences.rows() * sentences.steps()];
    for (int b = 0; b < sentences.rows(); b++) {
      oneHot[b * sentences.steps() + sentences.lengths()[b] - 1] = 1;
    }
    return manager.create(oneHot, new Shape(sentences.rows(), sentences.steps()));
  }

  @Override
  public int contextSize() {
    return hidden;
  }

  @Override
  public String directions() {
    return "forward";
  }
}
