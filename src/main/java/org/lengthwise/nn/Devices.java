package org.lengthwise.nn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.lengthwise.config.DeviceKind;

/** Where tensors live. */
public final class Devices {
  private Devices() {}

  /**
   * A manager on the device of a config; the caller closes it.
   *
   * @throws IllegalArgumentException when the engine finds no such device
   */
  public static NDManager manager(DeviceKind device) {
    if (device == DeviceKind.GPU && Engine.getInstance().getGpuCount() == 0) {
      throw new IllegalArgumentException(
          "training.device is gpu, but the engine finds no GPU here; wanted cpu");
    }
    return NDManager.newBaseManager(device == DeviceKind.GPU ? Device.gpu() : Device.cpu());
  }
}
