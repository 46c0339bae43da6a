package org.lengthwise.nn.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientNormTest {
  /** The size of the paper's embeddings. */
  private static final Shape EMBEDDINGS = new Shape(30_001, 620);

  private final NDManager manager = NDManager.newBaseManager();
  private final SplittableRandom random = new SplittableRandom(5);

  @AfterEach
  void free() {
    manager.close();
  }

  /** Numbers whose size falls with the rank of their row, as word frequencies do. */
  private float[] falling(Shape shape) {
    int columns = (int) shape.get(1);
    float[] values = new float[(int) shape.size()];
    for (int row = 0; row < shape.get(0); row++) {
      double greatest = 1.0 / (row + 1);
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        values[i] = (float) (greatest * (2 * random.nextDouble() - 1));
      }
    }
    return values;
  }

  private static double inDoublePrecision(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  @Test
  void theNormOfLargeEmbeddingsIsThatOfDoublePrecision() {
    float[] values = falling(EMBEDDINGS);
    double wanted = inDoublePrecision(values);
    NDArray large = manager.create(values, EMBEDDINGS);
    double norm = GradientNorm.of(new NDList(large));
    assertThat(norm / wanted).isCloseTo(1, within(1e-7));
    float scale = (float) GradientNorm.clip(norm, 1);
    assertThat(wanted * scale).isCloseTo(1, within(2e-7));
  }

  @Test
  void theNormDoesNotDependOnWhereAnArrayStartsInMemory() {
    float[] values = falling(new Shape(431, 620)); // two pieces
    int size = values.length;
    Set<Double> norms = new HashSet<>();
    for (int offset = 0; offset < 32; offset++) {
      float[] shifted = new float[size + 32];
      System.arraycopy(values, 0, shifted, offset, size);
      try (NDManager work = manager.newSubManager()) {
        NDArray wrapped = work.create(shifted).split(new long[] {offset, offset + size}, 0).get(1);
        norms.add(GradientNorm.of(new NDList(wrapped)));
        norms.add(GradientNorm.of(new NDList(wrapped.duplicate())));
      }
    }
    assertThat(norms).hasSize(1);
  }

  @Test
  void theNormIsThatOfAllArraysTogether() {
    NDList gradients =
        new NDList(
            manager.create(new float[] {3, 0}, new Shape(2, 1)), manager.create(new float[] {4}));
    double norm = GradientNorm.of(gradients);
    assertThat(norm).isCloseTo(5, within(1e-6));
    assertThat(GradientNorm.clip(norm, 5.5)).isEqualTo(1);
    assertThat(GradientNorm.clip(norm, 1)).isCloseTo(0.2, within(1e-6));
  }

  @Test
  void aGradientThatIsNotFiniteHasNoFiniteNorm() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      NDList gradients = new NDList(manager.ones(new Shape(3)), manager.create(new float[] {bad}));
      assertThat(GradientNorm.of(gradients)).isNotFinite();
    }
  }
}
