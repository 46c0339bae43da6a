package org.lengthwise.nn.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.lengthwise.spec.TrainingSpec;

/** The devices that tensors are stored on. */
public final class Devices {
  private Devices() {}

  /**
   * A manager on the device of a config; the caller closes it.
   *
   * @throws IllegalArgumentException when the engine finds no such device
   */
  public static NDManager manager(TrainingSpec.DeviceKind device) {
    if (device == TrainingSpec.DeviceKind.GPU && Engine.getInstance().getGpuCount() == 0) {
      throw new IllegalArgumentException(
          "training.device is gpu, but the engine finds no GPU here; wanted cpu");
    }
    return NDManager.newBaseManager(
        device == TrainingSpec.DeviceKind.GPU ? Device.gpu() : Device.cpu());
  }
}
