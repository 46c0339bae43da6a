package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The product of a matrix with many rows and another matrix.
 *
 * <p>On processors that the engine's matrix library was not made for, its product uses narrow
 * vector instructions, while its convolution uses the widest available. A convolution with a kernel
 * of one pixel is a matrix product, so where {@link Processor} says that it pays, many rows are
 * multiplied that way: a row is a pixel of one image, a column a channel. Values and gradients
 * differ between the two in the last bits only.
 */
public final class MatMul {
  /** With fewer rows, copying the matrix for a convolution costs more than it saves. */
  private static final int FEWEST_ROWS = 256;

  /** With fewer columns, the rows are read from memory faster than either way multiplies. */
  private static final int FEWEST_COLUMNS = 5;

  /** For a smaller result x^T y, copying x costs more than it saves. */
  private static final long SMALLEST_RESULT = 1 << 16;

  private static final Shape STRIDE = new Shape(1, 1);
  private static final Shape PADDING = new Shape(0, 0);

  /**
   * The distance between the pixels of a kernel. Kernels have one pixel here, so the number has no
   * effect on the result; but with 1 the engine takes the slower of its libraries when there is one
   * image.
   */
  private static final Shape DILATION = new Shape(2, 2);

  private MatMul() {}

  /**
   * @param rows (N, k), or (A, B, k), which are A B rows
   * @param matrix (k, n)
   * @return (N, n), or (A, B, n), which belongs to the manager of the rows
   */
  public static NDArray of(NDArray rows, NDArray matrix) {
    Shape shape = rows.getShape();
    if (shape.dimension() == 3) {
      NDArray flat = of(rows.reshape(-1, shape.get(2)), matrix);
      return flat.reshape(shape.get(0), shape.get(1), matrix.getShape().get(1));
    }
    boolean wide = matrix.getShape().get(1) >= FEWEST_COLUMNS;
    return wide && goesByConvolution(rows) ? convolution(rows, matrix) : rows.matMul(matrix);
  }

  private static boolean goesByConvolution(NDArray rows) {
    return Processor.prefersConvolution()
        && rows.getShape().get(0) >= FEWEST_ROWS
        && ArrayStorage.isInReach(rows);
  }

  /** Each row is a pixel: N pixels with k channels, and n kernels. */
  static NDArray convolution(NDArray rows, NDArray matrix) {
    long count = rows.getShape().get(0);
    NDArray pixels = rows.reshape(1, count, 1, rows.getShape().get(1)).transpose(0, 3, 1, 2);
    return convolve(pixels, kernels(matrix))
        .transpose(0, 2, 3, 1)
        .reshape(count, matrix.getShape().get(1));
  }

  /**
   * The product x^T y. No gradient can be taken.
   *
   * @param x (N, k)
   * @param y (N, n), owned by the same manager
   * @return (k, n)
   */
  public static NDArray ofTransposed(NDArray x, NDArray y) {
    long size = x.getShape().get(1) * y.getShape().get(1);
    return goesByConvolution(x) && size >= SMALLEST_RESULT
        ? convolutionOfTransposed(x, y)
        : x.transpose().matMul(y);
  }

  /** Each row is a channel: N channels of n pixels, and k kernels. */
  static NDArray convolutionOfTransposed(NDArray x, NDArray y) {
    long outer = y.getShape().get(1);
    NDArray pixels = y.reshape(1, y.getShape().get(0), outer, 1);
    return convolve(pixels, kernels(x)).reshape(x.getShape().get(1), outer);
  }

  /**
   * Each of the n columns (k) as a kernel, (n, k, 1, 1); copied here because the engine is slow at
   * it.
   */
  private static NDArray kernels(NDArray matrix) {
    long inner = matrix.getShape().get(0);
    long outer = matrix.getShape().get(1);
    return matrix.transpose().reshape(outer * inner).reshape(outer, inner, 1, 1);
  }

  private static NDArray convolve(NDArray pixels, NDArray kernels) {
    return JniUtils.convolution(
        (PtNDArray) pixels, (PtNDArray) kernels, null, STRIDE, PADDING, DILATION, 1);
  }
}
