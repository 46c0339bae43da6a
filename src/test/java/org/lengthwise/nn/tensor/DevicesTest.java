package org.lengthwise.nn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
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
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("training.device is gpu, but the engine finds no GPU here; wanted cpu");
  }
}
