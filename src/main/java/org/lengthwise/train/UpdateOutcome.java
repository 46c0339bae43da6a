package org.lengthwise.train;

/**
 * What one update was.
 *
 * @param loss negative log-likelihood summed over the batch, in nats
 * @param tokens target tokens of the batch, end tokens counted
 * @param gradientNorm global L2 norm before clipping
 * @param clipped whether the gradient was scaled down
 */
record UpdateOutcome(double loss, int tokens, double gradientNorm, boolean clipped) {
  /**
   * Whether training can go on from it. With saturated units a loss explodes without ever being
   * infinite.
   */
  boolean sound() {
    return Double.isFinite(gradientNorm) && Divergence.sound(loss / tokens);
  }
}
