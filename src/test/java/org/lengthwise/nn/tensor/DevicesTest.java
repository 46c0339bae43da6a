package org.lengthwise.nn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.lengthwise.spec.TrainingSpec;

class DevicesTest {

  @Test
  void theProcessorIsAlwaysThere() {
    try (NDManager manager = Devices.manager(TrainingSpec.DeviceKind.CPU)) {
      assertThat(manager.getDevice()).isEqualTo(Device.cpu());
      assertThat(manager.create(new float[] {1}).getDevice()).isEqualTo(Device.cpu());
    }
  }

  @Test
  void aGraphicsProcessorThatIsNotThereIsRefused() {
    assumeThat(Engine.getInstance().getGpuCount()).isZero();
    assertThatThrownBy(() -> Devices.manager(TrainingSpec.DeviceKind.GPU))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "training.device is gpu, but the engine finds no GPU here; wanted cpu, or a GPU and the"
                + " libtorch for it (see GPU in README.md)");
  }

  @Test
  void anyThreadMayChangeWeightsInPlaceOutsideACollector() throws Exception {
    try (NDManager manager = Devices.manager(TrainingSpec.DeviceKind.CPU)) {
      NDArray weights = manager.ones(new Shape(3));
      weights.setRequiresGradient(true);
      FutureTask<float[]> other =
          new FutureTask<>(
              () -> {
                try (NDManager own = Devices.manager(TrainingSpec.DeviceKind.CPU)) {
                  NDArray two = own.create(2f);
                  return weights.muli(two).toFloatArray();
                }
              });
      new Thread(other).start();
      assertThat(other.get()).containsExactly(2, 2, 2);
    }
  }
}
