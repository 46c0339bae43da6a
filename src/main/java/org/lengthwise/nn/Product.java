package org.lengthwise.nn;

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
 * as some images of several pixels each, a channel a column. Values and gradients differ from the
 * other way's in the last bits only.
 */
public final class Product {
  /** With fewer rows, laying out the matrix anew for a convolution costs more than it saves. */
  private static final int FEWEST_ROWS = 256;

  /** From so many images on, the engine gives a convolution to its faster library. */
  private static final int FEWEST_IMAGES = 16;

  private static final Shape ONE = new Shape(1, 1);
  private static final Shape NONE = new Shape(0, 0);

  private Product() {}

  /**
   * @param rows (N, k), or (A, B, k), each of whose A B rows counts
   * @param matrix (k, n)
   * @return (N, n), or (A, B, n), which belongs to the manager of the rows
   */
  public static NDArray of(NDArray rows, NDArray matrix) {
    if (rows.getShape().dimension() == 3) {
      long width = matrix.getShape().get(1);
      NDArray flat = rows.reshape(-1, rows.getShape().get(2));
      return of(flat, matrix).reshape(rows.getShape().get(0), rows.getShape().get(1), width);
    }
    long count = rows.getShape().get(0);
    int images = Processor.prefersConvolution() && count >= FEWEST_ROWS ? images(count) : 0;
    return images == 0 ? rows.matMul(matrix) : convolution(rows, matrix, images);
  }

  /** How many images the rows make, all of a size; 0 where they do not come out even. */
  private static int images(long rows) {
    for (int images = FEWEST_IMAGES; images < 2 * FEWEST_IMAGES; images++) {
      if (rows % images == 0) {
        return images;
      }
    }
    return 0;
  }

  private static NDArray convolution(NDArray rows, NDArray matrix, int images) {
    long count = rows.getShape().get(0);
    long inner = matrix.getShape().get(0);
    long outer = matrix.getShape().get(1);
    NDArray pixels = rows.reshape(images, count / images, 1, inner).transpose(0, 3, 1, 2);
    NDArray kernel = matrix.transpose().reshape(outer, inner, 1, 1);
    return JniUtils.convolution((PtNDArray) pixels, (PtNDArray) kernel, null, ONE, NONE, ONE, 1)
        .transpose(0, 2, 3, 1)
        .reshape(count, outer);
  }
}
