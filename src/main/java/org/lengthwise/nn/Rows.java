package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** Chosen rows of a matrix; the engine's embedding look-up is its quickest way to take them. */
public final class Rows {
  private Rows() {}

  /**
   * @param matrix (K, m)
   * @param ids (N), 64-bit
   * @return (N, m); belongs to the manager of the matrix
   */
  public static NDArray of(NDArray matrix, NDArray ids) {
    return matrix
        .getNDArrayInternal()
        .embedding(ids, matrix, SparseFormat.DENSE)
        .singletonOrThrow();
  }
}
