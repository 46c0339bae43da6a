package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.Arrays;

/**
 * Takes rows of an array, or joins several; the engine's embedding look-up is its fastest way to
 * take rows.
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
   * Arrays one below the other, with gradients; the engine's own operation loses the gradient of a
   * single array.
   *
   * @param arrays at least one, of equal shapes apart from the first axis
   */
  public static NDArray of(NDList arrays) {
    return arrays.size() == 1 ? arrays.get(0) : NDArrays.concat(arrays, 0);
  }

  /**
   * Chosen rows. No gradient can be taken: the backward pass would read indices that are freed by
   * then.
   *
   * @param array (K, …), of any rank above 1
   * @param rows N indices along its first axis, in any order, with repetitions
   * @return (N, …); belongs to the manager of the array
   */
  public static NDArray of(NDArray array, int[] rows) {
    long[] dimensions =
        array.getShape().getShape().clone(); // a copy: the shape returns its own array
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
