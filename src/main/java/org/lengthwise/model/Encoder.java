package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.lengthwise.config.Directions;
import org.lengthwise.nn.GatedRecurrentUnit;
import org.lengthwise.nn.PaddedBatch;
import org.lengthwise.nn.Parameters;
import org.lengthwise.nn.Tape;

/**
 * The recurrent network that reads the source, in one direction or in both, side by side (Bahdanau
 * et al. 2015, appendix A.2.1).
 *
 * @param backward empty for a forward encoder
 */
record Encoder(GatedRecurrentUnit forward, Optional<GatedRecurrentUnit> backward) {

  static Encoder declare(Directions directions, Parameters parameters, int embedding, int hidden) {
    GatedRecurrentUnit forward =
        GatedRecurrentUnit.declare(parameters, "encoder.forward", embedding, hidden);
    return new Encoder(
        forward,
        directions == Directions.FORWARD
            ? Optional.empty()
            : Optional.of(
                GatedRecurrentUnit.declare(parameters, "encoder.backward", embedding, hidden)));
  }

  /** The size of an annotation: n, or 2n of both directions. */
  static int annotationSize(Directions directions, int hidden) {
    return directions == Directions.FORWARD ? hidden : 2 * hidden;
  }

  /**
   * @param embeddings of the source words, end token included, (T B, m)
   * @param sentences their lengths
   */
  Encoding read(NDArray embeddings, PaddedBatch sentences, Tape tape) {
    List<NDArray> ahead = forward.read(embeddings, sentences, false);
    return new Encoding(
        ahead, backward.map(unit -> unit.read(embeddings, sentences, true)), sentences);
  }
}
