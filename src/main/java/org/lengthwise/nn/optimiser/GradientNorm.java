package org.lengthwise.nn.optimiser;

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
      try (NDArray norm = gradient.norm()) { // a dot product's last bits depend on its address
        sum += Math.pow(norm.getFloat(), 2);
      }
    }
    return Math.sqrt(sum);
  }

  /** The factor that brings a gradient with this norm down to the limit; 1 if it is within. */
  public static double clip(double norm, double limit) {
    return norm > limit ? limit / norm : 1;
  }
}
