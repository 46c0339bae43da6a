package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/** The dot product, {@code q^T k} (Luong et al. 2015, section 3.1, "dot"). */
record DotScore(CommonSpace space) implements AttentionScore {

  @Override
  public NDArray project(NDArray keys) {
    return space.ofKeys(keys);
  }

  @Override
  public NDArray of(NDArray query, NDArray projectedKeys) {
    return product(space.ofQuery(query), projectedKeys);
  }

  /**
   * The dot product of each row with the keys of its sentence.
   *
   * @param query (B, d), or (B, W, d)
   * @param keys (B, T, d)
   * @return (B, T), or (B, W, T), owned by the manager of the query
   */
  static NDArray product(NDArray query, NDArray keys) {
    try (NDArray columns = keys.transpose(0, 2, 1)) { // (B, d, T), a view with the keys' manager
      if (query.getShape().dimension() == 3) {
        return query.batchMatMul(columns);
      }
      return query.expandDims(1).batchMatMul(columns).squeeze(1);
    }
  }
}
