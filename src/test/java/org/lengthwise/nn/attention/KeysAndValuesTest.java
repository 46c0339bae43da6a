package org.lengthwise.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.GradientCheck;
import org.lengthwise.nn.tensor.MaskedSoftmax;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ScoreSpec;

/** The literal numbers were computed from the equations, in double precision. */
class KeysAndValuesTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final Parameters parameters = new Parameters(manager, new Pattern(), true);

  /** The second sentence's third position is padding. */
  private final PaddedBatch sentences = PaddedBatch.of(List.of(new int[] {1, 2}, new int[] {1}), 0);

  @AfterEach
  void free() {
    manager.close();
  }

  private NDArray annotations() {
    return parameters.declare("test.annotations", Parameters.Role.WEIGHT, 2, 3, 7);
  }

  private NDArray query() {
    return parameters.declare("test.query", Parameters.Role.WEIGHT, 2, 3);
  }

  private NDArray weights(
      AttentionScore score, KeysAndValues memory, NDArray query, NDArray annotations) {
    NDArray scores = score.forward(query, score.project(memory.keys(annotations)));
    return MaskedSoftmax.of(scores, sentences.mask(query.getManager()));
  }

  private NDArray context(
      AttentionScore score, KeysAndValues memory, NDArray query, NDArray annotations) {
    NDArray weights = weights(score, memory, query, annotations);
    return weights.expandDims(1).batchMatMul(memory.values(annotations)).squeeze(1);
  }

  @Test
  void sharedMemoryIsTheAnnotationsThemselves() {
    KeysAndValues memory = KeysAndValues.of(new MemorySpec.Shared(), parameters, "memory", 7);
    NDArray annotations = annotations();
    assertThat(memory.keys(annotations)).isSameAs(annotations);
    assertThat(memory.values(annotations)).isSameAs(annotations);
    assertThat(memory.keySize()).isEqualTo(7);
    assertThat(memory.valueSize()).isEqualTo(7);
    assertThat(parameters.byName()).containsOnlyKeys("test.annotations");
  }

  @Test
  void keyValueMemoryProjectsTheAnnotationsTwice() {
    KeysAndValues memory = KeysAndValues.of(new MemorySpec.KeyValue(2, 3), parameters, "memory", 7);
    assertThat(parameters.byName().keySet()).containsExactly("memory.keys", "memory.values");
    assertThat(memory.keySize()).isEqualTo(2);
    assertThat(memory.valueSize()).isEqualTo(3);
    NDArray annotations = annotations();
    NDArray keys = memory.keys(annotations);
    assertThat(keys.getShape()).isEqualTo(new Shape(2, 3, 2));
    assertThat(keys.toFloatArray())
        .containsExactly(
            new float[] {
              -0.953125f, 4.203125f, -1.9375f, -1.125f, -1.421875f, -0.109375f,
              -1.671875f, 1.390625f, -0.171875f, -2.3125f, -2.4375f, 0.75f
            },
            within(1e-6f));
    NDArray values = memory.values(annotations);
    assertThat(values.getShape()).isEqualTo(new Shape(2, 3, 3));
    assertThat(values.toFloatArray())
        .containsExactly(
            new float[] {
              0.34375f, -0.90625f, -3.0625f, -1.34375f, -0.875f, 1.734375f,
              -0.859375f, -2.453125f, 1.640625f, 1.890625f, 1.046875f, -3.1875f,
              -0.796875f, -0.75f, 1.921875f, 0.078125f, 3.1875f, -1.171875f
            },
            within(1e-6f));
  }

  @Test
  void theContextIsMadeOfValuesWeighedByTheFitOfTheirKeys() {
    KeysAndValues memory = KeysAndValues.of(new MemorySpec.KeyValue(2, 3), parameters, "memory", 7);
    AttentionScore score = scaledDot(2);
    NDArray context = context(score, memory, query(), annotations());
    assertThat(context.toFloatArray())
        .containsExactly(
            new float[] {
              0.29528297327735f, -0.9500131245813871f, -2.8882080356646815f,
              1.242326007854901f, 0.6134192785076373f, -1.9549780788869338f
            },
            within(2e-6f));
  }

  @Test
  void keyValueMemoryHasTheGradientOfFiniteDifferences() {
    KeysAndValues memory = KeysAndValues.of(new MemorySpec.KeyValue(2, 3), parameters, "memory", 7);
    AttentionScore score = scaledDot(2);
    NDArray query = query();
    NDArray annotations = annotations();
    GradientCheck.holds(
        manager, parameters, work -> context(score, memory, query, annotations).square().sum());
  }

  @Test
  void equalProjectionsAreSharedMemoryOverTheProjectedAnnotations() {
    NDArray matrix = parameters.declare("matrix", Parameters.Role.WEIGHT, 7, 5);
    KeysAndValues keyValue = new KeysAndValues.Separate(matrix, matrix);
    KeysAndValues shared = KeysAndValues.of(new MemorySpec.Shared(), parameters, "memory", 5);
    AttentionScore score = scaledDot(5);
    NDArray query = query();
    NDArray annotations = annotations();
    NDArray projected = annotations.matMul(matrix);
    assertThat(weights(score, keyValue, query, annotations).toFloatArray())
        .containsExactly(weights(score, shared, query, projected).toFloatArray(), within(1e-6f));
    assertThat(context(score, keyValue, query, annotations).toFloatArray())
        .containsExactly(context(score, shared, query, projected).toFloatArray(), within(1e-6f));
  }

  private AttentionScore scaledDot(int key) {
    return AttentionScore.of(
        new ScoreSpec.ScaledDot(ScoreSpec.Projection.KEYS), parameters, "score", 3, key);
  }
}
