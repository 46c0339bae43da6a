package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A number in a computation that is differentiated.
 *
 * <p>The engine's own arithmetic with numbers, such as {@code array.mul(2)}, wraps the number in
 * Java memory and releases it at once. The backward pass reads that memory again, and after a
 * garbage collection it may hold something else. So in a differentiated computation a number is an
 * array like any other and lives as long as its manager.
 */
public final class Constant {
  private Constant() {}

  /** The number as a 32-bit array of no dimension that the manager owns. */
  public static NDArray of(NDManager manager, double number) {
    return manager.create((float) number);
  }
}
