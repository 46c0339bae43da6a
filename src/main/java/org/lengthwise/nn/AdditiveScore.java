package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/**
 * The additive score, {@code v_a^T tanh(W_a s + U_a h)} (Bahdanau et al. 2015, appendix A.1.2). No
 * bias.
 *
 * @param queryWeights W_a (q, a)
 * @param keyWeights U_a (k, a)
 * @param vector v_a (a, 1)
 */
public record AdditiveScore(NDArray queryWeights, NDArray keyWeights, NDArray vector)
    implements AttentionScore {

  public static AdditiveScore declare(
      Parameters parameters, String name, int query, int key, int hidden) {
    return new AdditiveScore(
        parameters.declare(name + ".query", Role.ALIGNMENT, query, hidden),
        parameters.declare(name + ".key", Role.ALIGNMENT, key, hidden),
        parameters.declare(name + ".vector", Role.ALIGNMENT_VECTOR, hidden, 1));
  }

  @Override
  public NDArray project(NDArray keys) {
    return Product.of(keys, keyWeights);
  }

  @Override
  public NDArray of(NDArray query, NDArray projectedKeys) {
    NDArray hidden =
        query.matMul(queryWeights).expandDims(1).add(projectedKeys).tanh(); // (B, T, a)
    return hidden.matMul(vector).squeeze(2);
  }
}
