package org.lengthwise.nn.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SavedArraysTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  private byte[] saved() {
    NDArray array = manager.create(new float[] {0.1f, -0f, Float.MIN_VALUE}, new Shape(3, 1));
    return SavedArrays.encode(Map.of("w", array));
  }

  @Test
  void arraysComeBackBitForBit() {
    float[] found =
        SavedArrays.decode(saved(), "w.safetensors", manager)
            .values("w", Parameters.Role.WEIGHT, new Shape(3, 1));
    assertThat(found).containsExactly(0.1f, -0f, Float.MIN_VALUE);
  }

  @Test
  void aMissingArrayIsNamed() {
    SavedArrays arrays = SavedArrays.decode(saved(), "w.safetensors", manager);
    assertThatThrownBy(() -> arrays.values("v", Parameters.Role.WEIGHT, new Shape(3, 1)))
        .hasMessage("w.safetensors lacks v; it is of another model");
  }

  @Test
  void anotherShapeIsNamed() {
    SavedArrays arrays = SavedArrays.decode(saved(), "w.safetensors", manager);
    assertThatThrownBy(() -> arrays.values("w", Parameters.Role.WEIGHT, new Shape(1, 3)))
        .hasMessage("w.safetensors: w is (3, 1), wanted (1, 3)");
  }

  @Test
  void otherBytesAreRefused() {
    assertThatThrownBy(
            () ->
                SavedArrays.decode(
                    "not tensors at all".getBytes(StandardCharsets.UTF_8), "x", manager))
        .hasMessage("x is not a SafeTensors file");
  }
}
