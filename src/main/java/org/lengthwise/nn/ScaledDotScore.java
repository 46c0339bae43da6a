package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/**
 * The dot product over the root of the size of the space in which query and keys meet, {@code q^T k
 * / sqrt(d)} (Vaswani et al. 2017, section 3.2.1).
 */
record ScaledDotScore(CommonSpace space) implements AttentionScore {

  @Override
  public NDArray project(NDArray keys) {
    return space.ofKeys(keys);
  }

  @Override
  public NDArray of(NDArray query, NDArray projectedKeys) {
    NDArray product = DotScore.product(space.ofQuery(query), projectedKeys);
    return product.div(Constant.of(product.getManager(), Math.sqrt(space.size())));
  }
}
