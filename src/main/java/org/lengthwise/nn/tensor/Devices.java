package org.lengthwise.nn.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import java.util.function.Consumer;
import org.lengthwise.io.FolderException;
import org.lengthwise.spec.TrainingSpec.DeviceKind;

/** The devices that tensors are stored on. */
public final class Devices {
  private Devices() {}

  /**
   * Makes sure, without starting the engine, that it can compute on the device of a config here.
   *
   * @param say takes a line when the engine's libraries have to be unpacked, which takes seconds
   * @throws DeviceException when there is no such device
   * @throws FolderException when the libraries cannot be unpacked or loaded
   */
  public static void prepare(DeviceKind device, Consumer<String> say) {
    // libtorch comes with Lengthwise for processors only; then nobody needs to look for a GPU.
    boolean cpuOnly =
        EngineLibrary.bundled().filter(found -> found.flavour().equals("cpu")).isPresent();
    check(device, device == DeviceKind.GPU && !cpuOnly ? CudaUtils.getGpuCount() : 0);
    EngineLibrary.prepare(say);
  }

  private static void check(DeviceKind device, int gpus) {
    if (device == DeviceKind.GPU && gpus == 0) {
      throw new DeviceException(
          "training.device is gpu, but the engine finds no GPU here; wanted cpu, or a GPU and the libtorch for it (see GPU in README.md)");
    }
  }

  /**
   * A manager on the device of a config; the caller closes it. Starts the engine if need be.
   *
   * @throws DeviceException when there is no such device
   * @throws FolderException when the engine's libraries cannot be unpacked or loaded
   */
  public static NDManager manager(DeviceKind device) {
    prepare(device, line -> {});
    EngineLibrary.start();
    check(device, Engine.getInstance().getGpuCount());
    return NDManager.newBaseManager(device == DeviceKind.GPU ? Device.gpu() : Device.cpu());
  }
}
