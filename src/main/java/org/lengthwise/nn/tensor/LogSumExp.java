package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;

/**
 * The logarithm of a sum of exponentials, safe from overflow; DJL does not expose the engine's own.
 */
public final class LogSumExp {
  private static final int[] MIDDLE = {1};

  private LogSumExp() {}

  /** Over the middle axis: (B, T, K) becomes (B, K). */
  public static NDArray overMiddle(NDArray logs) {
    NDArray greatest = logs.stopGradient().max(MIDDLE, true); // (B, 1, K)
    return logs.sub(greatest).exp().sum(MIDDLE, true).log().add(greatest).squeeze(1);
  }
}
