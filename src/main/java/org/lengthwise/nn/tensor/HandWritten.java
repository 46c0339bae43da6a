package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** A computation whose gradient is written by hand. */
public interface HandWritten {

  /**
   * Computes. Where the gradient is known but for a factor, as that of a scalar, it may be taken
   * here already.
   *
   * @param inputs as {@link Tape#splice} was given them, cut off from the engine's graph
   */
  NDArray forward(NDList inputs);

  /**
   * From the gradient of the result to those of the inputs.
   *
   * @param gradient of the result, of its shape
   * @return in the order of the inputs, each of its input's shape
   */
  NDList backward(NDArray gradient);
}
