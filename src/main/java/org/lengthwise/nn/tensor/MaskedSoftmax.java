package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;

/** The softmax over the real positions of padded sentences. */
public final class MaskedSoftmax {
  /** Added to the score of padding; its exponential is exactly zero, whatever the score. */
  public static final float EXCLUDED = -1e9f;

  private MaskedSoftmax() {}

  /**
   * @param scores (B, T)
   * @param mask (B, T), 0 at real positions and {@link #EXCLUDED} at padding; each row has a real
   *     position
   * @return weights (B, T), each row summing to 1, exactly 0 at padding
   */
  public static NDArray of(NDArray scores, NDArray mask) {
    return masked(scores, mask).softmax(-1);
  }

  /** The scores, hugely negative at padding: (B, T). */
  public static NDArray masked(NDArray scores, NDArray mask) {
    return scores.add(mask);
  }
}
