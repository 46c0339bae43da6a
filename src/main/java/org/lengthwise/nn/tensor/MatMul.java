package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The product of a matrix of many rows with a matrix.
 *
 * <p>The engine's own product takes the narrow instructions of processors that its matrix library
 * was not made for; its convolution takes the widest there are. A convolution with a kernel of one
 * pixel is a matrix product, so where {@link Processor} says that it pays, many rows go that way:
 * as the pixels of one image, a channel a column. Values and gradients differ from the other way's
 * in the last bits only.
 */
public final class MatMul {
  /** With fewer rows, laying out the matrix anew for a convolution costs more than it saves. */
  private static final int FEWEST_ROWS = 256;

  /** With fewer columns, the rows are read from memory faster than either way multiplies. */
  private static final int FEWEST_COLUMNS = 5;

  /** A smaller result x^T y is not worth laying out x anew. */
  private static final long SMALLEST_RESULT = 1 << 16;

  private static final Shape STRIDE = new Shape(1, 1);
  private static final Shape PADDING = new Shape(0, 0);

  /**
   * How far the pixels of a kernel lie apart. A kernel has one here, so the number means nothing,
   * but for a 1 the engine takes the slower of its libraries wherever there is one image.
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

  /** A row is a pixel: N pixels of k channels, and n kernels. */
  static NDArray convolution(NDArray rows, NDArray matrix) {
    long count = rows.getShape().get(0);
    NDArray pixels = rows.reshape(1, count, 1, rows.getShape().get(1)).transpose(0, 3, 1, 2);
    return convolve(pixels, kernels(matrix))
        .transpose(0, 2, 3, 1)
        .reshape(count, matrix.getShape().get(1));
  }

  /**
   * The product x^T y, of which no gradient is taken.
   *
   * @param x (N, k)
   * @param y (N, n), of the same manager
   * @return (k, n)
   */
  public static NDArray ofTransposed(NDArray x, NDArray y) {
    long size = x.getShape().get(1) * y.getShape().get(1);
    return goesByConvolution(x) && size >= SMALLEST_RESULT
        ? convolutionOfTransposed(x, y)
        : x.transpose().matMul(y);
  }

  /** A row is a channel: N channels of n pixels, and k kernels. */
  static NDArray convolutionOfTransposed(NDArray x, NDArray y) {
    long outer = y.getShape().get(1);
    NDArray pixels = y.reshape(1, y.getShape().get(0), outer, 1);
    return convolve(pixels, kernels(x)).reshape(x.getShape().get(1), outer);
  }

  /**
   * Each column (k) of n as a kernel, laid out here, for the engine is slow at it: (n, k, 1, 1).
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
