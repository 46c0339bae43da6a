package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.Arrays;

/**
 * Rows of an array, or of several; the engine's embedding look-up is its quickest way to take them.
 */
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

  /**
   * Arrays one below another, of which a gradient may be taken; the engine's own way loses the
   * gradient of an array that is alone.
   *
   * @param arrays at least one, alike but for the first axis
   */
  public static NDArray of(NDList arrays) {
    return arrays.size() == 1 ? arrays.get(0) : NDArrays.concat(arrays, 0);
  }

  /**
   * No gradient may be taken of these: the way back would read indices that are gone by then.
   *
   * @param array (K, …), of any rank above 1
   * @param rows N indices along its first axis; one may come often or never
   * @return (N, …); belongs to the manager of the array
   */
  public static NDArray of(NDArray array, int[] rows) {
    long[] dimensions = array.getShape().getShape().clone(); // the shape lends its own
    try (NDArray ids =
            array
                .getManager()
                .create(Arrays.stream(rows).asLongStream().toArray(), new Shape(rows.length));
        NDArray flat = array.reshape(dimensions[0], -1);
        NDArray picked = of(flat, ids)) {
      dimensions[0] = rows.length;
      return picked.reshape(new Shape(dimensions));
    }
  }
}
