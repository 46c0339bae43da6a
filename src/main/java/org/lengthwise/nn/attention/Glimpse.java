package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;

/**
 * What one look at a source brings back.
 *
 * @param context the context vector (B, v)
 * @param weights the alignment: the distribution over positions (B, T)
 * @param scores its logarithm but for a constant a row, (B, T); hugely negative at padding
 * @param choice the weights that the context vector was made with, (B, T): the alignment itself, or
 *     one position of it
 */
public record Glimpse(NDArray context, NDArray weights, NDArray scores, NDArray choice) {

  /** The logarithm of the alignment, (B, T), in nats. */
  public NDArray logWeights() {
    return scores.logSoftmax(-1);
  }
}
