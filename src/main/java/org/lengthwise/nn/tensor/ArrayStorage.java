package org.lengthwise.nn.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The storage behind an array, where Java can reach it: writing to it changes the array. */
public final class ArrayStorage {
  private ArrayStorage() {}

  /** Whether the array is in main memory, and so within Java's reach. */
  public static boolean isInReach(NDArray array) {
    return array.getDevice().equals(Device.cpu());
  }

  /**
   * @param array of 32-bit floats, contiguous, in reach; it must outlive the use of the buffer
   */
  public static FloatBuffer of(NDArray array) {
    return ((PtNDArray) array).toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
