package org.lengthwise.evaluation;

import java.util.List;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.results.SharpnessRow;

/** How sharp the alignments of translations are. */
final class Sharpness {
  private Sharpness() {}

  /**
   * The means over all words of all translations, end tokens counted.
   *
   * @param decoding how they were found, in words
   */
  static SharpnessRow of(String model, long seed, String decoding, List<Hypothesis> hypotheses) {
    int positions = 0;
    double maximum = 0;
    double entropy = 0;
    double uniform = 0;
    for (Hypothesis hypothesis : hypotheses) {
      for (float[] weights : hypothesis.alignment()) {
        positions++;
        maximum += maximum(weights);
        entropy += entropy(weights);
        uniform += Math.log(weights.length);
      }
    }
    return new SharpnessRow(
        model,
        seed,
        decoding,
        hypotheses.size(),
        positions,
        maximum / positions,
        entropy / positions,
        uniform / positions);
  }

  private static double maximum(float[] weights) {
    double maximum = 0;
    for (float weight : weights) {
      maximum = Math.max(maximum, weight);
    }
    return maximum;
  }

  /** In nats. */
  private static double entropy(float[] weights) {
    double entropy = 0;
    for (float weight : weights) {
      entropy -= weight > 0 ? weight * Math.log(weight) : 0;
    }
    return entropy;
  }
}
