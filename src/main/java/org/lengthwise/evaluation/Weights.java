package org.lengthwise.evaluation;

/** Measures of the attention weights of one word, a number for each source position. */
final class Weights {
  private Weights() {}

  /** The greatest, 0 to 1. */
  static double greatest(float[] weights) {
    double greatest = 0;
    for (float weight : weights) {
      greatest = Math.max(greatest, weight);
    }
    return greatest;
  }

  /** In nats. */
  static double entropy(float[] weights) {
    double entropy = 0;
    for (float weight : weights) {
      entropy -= weight > 0 ? weight * Math.log(weight) : 0;
    }
    return entropy;
  }
}
