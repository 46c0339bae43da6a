package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * The global L2 norm of a gradient, and its clipping (Pascanu et al. 2013; Bahdanau et al. 2015,
 * appendix B.2).
 */
public final class GradientNorm {
  private GradientNorm() {}

  /** The norm over all arrays together. */
  public static double of(NDList gradients) {
    double sum = 0;
    for (NDArray gradient : gradients) {
      try (NDArray square = gradient.square();
          NDArray total = square.sum()) {
        sum += total.getFloat();
      }
    }
    return Math.sqrt(sum);
  }

  /**
   * Scales the gradient down to the limit where its norm exceeds it.
   *
   * @return whether it did
   */
  public static boolean clip(NDList gradients, double norm, double limit) {
    if (norm <= limit) {
      return false;
    }
    gradients.forEach(gradient -> gradient.muli(limit / norm));
    return true;
  }
}
