package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/**
 * The bilinear score, {@code q^T W k} (Luong et al. 2015, section 3.1, "general").
 *
 * <p>W is applied to the keys, once a sentence. A step then costs {@code T q} multiplications a
 * row; with W applied to the query it would cost {@code q k + T k}. That is more whenever a key is
 * at least as large as a query, as an annotation of two directions is, and otherwise while {@code T
 * < q k / (q - k)}. The dot product with a projected query is the same function, computed the other
 * way.
 *
 * @param weights W (q, k), which starts as the projection of a {@link CommonSpace} does
 */
record BilinearScore(NDArray weights) implements AttentionScore {

  static BilinearScore declare(Parameters parameters, String name, int query, int key) {
    return new BilinearScore(parameters.declare(name + ".weights", Role.WEIGHT, query, key));
  }

  /** (B, T, k) becomes (B, T, q). */
  @Override
  public NDArray project(NDArray keys) {
    return Product.of(keys, weights.transpose());
  }

  @Override
  public NDArray of(NDArray query, NDArray projectedKeys) {
    return DotScore.product(query, projectedKeys);
  }
}
