package org.lengthwise.nn.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The memory behind an array, where Java can reach it: what is written there, is in the array. */
public final class ArrayStorage {
  private ArrayStorage() {}

  /** Whether the array lives in the processor's own memory. */
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
