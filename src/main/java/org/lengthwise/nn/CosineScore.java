package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import org.lengthwise.config.CosineSpec;

/**
 * The cosine of the angle between query and key, times a learnt sharpness, {@code beta q^T k / (|q|
 * |k|)} (Graves et al. 2014, section 3.3.1). Without it the weights could never differ by more than
 * a factor of {@code e^2}.
 *
 * <p>{@code beta = initial exp(b)}, so that it stays positive; b starts at zero, as a bias does.
 *
 * @param space where query and keys meet
 * @param logarithm b (1)
 * @param initial where the sharpness starts, above zero
 */
record CosineScore(CommonSpace space, NDArray logarithm, double initial) implements AttentionScore {
  /**
   * The square of the shortest length a vector is divided by, 1e-6: the cosine of a zero vector is
   * then zero, and its gradient finite. So short a length because states are short where weights
   * start near zero, and a larger one would take the sharpness from them.
   */
  private static final float SHORTEST_SQUARED = 1e-12f;

  static CosineScore declare(
      Parameters parameters, String name, CosineSpec spec, int query, int key) {
    return new CosineScore(
        CommonSpace.declare(parameters, name, spec.projection(), query, key),
        parameters.declare(name + ".sharpness", Role.BIAS, 1),
        spec.sharpness());
  }

  @Override
  public NDArray project(NDArray keys) {
    return ofLengthOne(space.ofKeys(keys));
  }

  @Override
  public NDArray of(NDArray query, NDArray projectedKeys) {
    NDArray cosine = DotScore.product(ofLengthOne(space.ofQuery(query)), projectedKeys);
    return cosine.mul(logarithm.exp().mul(Constant.of(cosine.getManager(), initial)));
  }

  /** Vectors along the last axis, divided by their lengths. */
  private static NDArray ofLengthOne(NDArray vectors) {
    // The bound goes inside the root: the root of zero has an infinite slope.
    NDArray squared = vectors.square().sum(new int[] {-1}, true); // (..., 1)
    NDArray shortest = Constant.of(vectors.getManager(), SHORTEST_SQUARED);
    return vectors.div(squared.maximum(shortest).sqrt());
  }
}
