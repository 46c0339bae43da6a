package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Optional;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.recurrent.GatedRecurrentUnit;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.spec.ModelSpec;

/**
 * The recurrent network that reads the source, in one direction or in both, side by side (Bahdanau
 * et al. 2015, appendix A.2.1).
 *
 * @param backward the backward network; empty for a forward encoder
 */
record Encoder(GatedRecurrentUnit forward, Optional<GatedRecurrentUnit> backward) {

  static Encoder declare(
      ModelSpec.Directions directions, Parameters parameters, int embedding, int hidden) {
    GatedRecurrentUnit forward =
        GatedRecurrentUnit.declare(parameters, "encoder.forward", embedding, hidden);
    return new Encoder(
        forward,
        directions == ModelSpec.Directions.FORWARD
            ? Optional.empty()
            : Optional.of(
                GatedRecurrentUnit.declare(parameters, "encoder.backward", embedding, hidden)));
  }

  /**
   * @param embeddings of the source words, end token included, (T B, m)
   * @param sentences their lengths
   */
  Encoding read(NDArray embeddings, PaddedBatch sentences, Tape tape) {
    List<NDArray> ahead = forward.read(embeddings, sentences, false, tape);
    return new Encoding(
        ahead, backward.map(unit -> unit.read(embeddings, sentences, true, tape)), sentences);
  }

  /**
   * The states of an encoder.
   *
   * @param ahead T states (B, n) of the forward network; padding repeats each sentence's last state
   * @param back T states (B, n) of the backward network, in the order of the words
   * @param sentences what was read
   */
  record Encoding(List<NDArray> ahead, Optional<List<NDArray>> back, PaddedBatch sentences) {

    /**
     * The annotation of each word: the forward state at its position, beside the backward state if
     * there is one (Bahdanau et al. 2015, section 3.2): (B, T, n) or (B, T, 2n).
     */
    NDArray annotations() {
      NDArray forward = stack(ahead);
      return back.map(states -> NDArrays.concat(new NDList(forward, stack(states)), 2))
          .orElse(forward);
    }

    /** The last states of the networks: (B, n), or (B, 2n) of both. */
    NDArray ends() {
      NDArray last = ahead.get(ahead.size() - 1);
      return back.map(states -> NDArrays.concat(new NDList(last, states.get(0)), 1)).orElse(last);
    }

    /**
     * The backward state at the first word, or without a backward network the forward state at the
     * last: (B, n).
     */
    NDArray summary() {
      return back.map(states -> states.get(0)).orElse(ahead.get(ahead.size() - 1));
    }

    /** T times (B, n) becomes (B, T, n). */
    private static NDArray stack(List<NDArray> states) {
      return NDArrays.stack(new NDList(states), 1);
    }
  }
}
