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
  boolean finite() {
    return Double.isFinite(loss) && Double.isFinite(gradientNorm);
  }
}
