package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * The same score for every key, so that the context vector is the mean of the values: the control
 * that has attention's memory, but cannot choose. No parameters.
 */
record UniformScore() implements AttentionScore {

  /** (B, T, k) becomes (B, T, 1): nothing but the number of positions is needed. */
  @Override
  public NDArray project(NDArray keys) {
    Shape shape = keys.getShape();
    return zeros(keys, shape.get(0), shape.get(1), 1);
  }

  @Override
  public NDArray of(NDArray query, NDArray projectedKeys) {
    long positions = projectedKeys.getShape().get(1);
    Shape rows = query.getShape();
    return rows.dimension() == 3
        ? zeros(query, rows.get(0), rows.get(1), positions)
        : zeros(query, rows.get(0), positions);
  }

  private static NDArray zeros(NDArray like, long... dimensions) {
    return like.getManager().zeros(new Shape(dimensions), like.getDataType(), like.getDevice());
  }
}
