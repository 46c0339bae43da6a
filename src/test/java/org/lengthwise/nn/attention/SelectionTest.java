package org.lengthwise.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.tensor.MaskedSoftmax;

class SelectionTest {
  private static final float PADDING = MaskedSoftmax.EXCLUDED;

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  private NDArray scores(float... values) {
    return manager.create(values, new Shape(values.length / 3, 3));
  }

  private static NDArray choose(Selection selection, NDArray scores, int step) {
    return selection.choose(scores, scores.softmax(-1), step);
  }

  private static Selection.Sampling sampling(long seed, int... sentences) {
    return new Selection.Sampling(seed, "test", sentences);
  }

  @Test
  void softIsTheWeightsThemselves() {
    NDArray scores = scores(1, 2, 3);
    NDArray weights = scores.softmax(-1);
    assertThat(Selection.SOFT.choose(scores, weights, 0)).isSameAs(weights);
  }

  @Test
  void theMaximumTakesOnePositionOfEachRow() {
    NDArray choice = choose(Selection.MAXIMUM, scores(1, 4, 3, -5, -7, PADDING), 0);
    assertThat(choice.toFloatArray()).containsExactly(0, 1, 0, 1, 0, 0);
  }

  @Test
  void straightThroughIsTheMaximumForwardAndSoftBackward() {
    NDArray scores = scores(1, 4, 3, -5, -7, PADDING);
    assertThat(choose(Selection.STRAIGHT_THROUGH, scores, 0).toFloatArray())
        .containsExactly(new float[] {0, 1, 0, 1, 0, 0}, within(1e-6f));
    float[] through = gradient(Selection.STRAIGHT_THROUGH);
    assertThat(through).containsExactly(gradient(Selection.SOFT), within(1e-6f));
    assertThat(Arrays.copyOf(through, 3)).doesNotContain(0f);
    assertThat(gradient(Selection.MAXIMUM)).containsExactly(new float[6], within(0f));
  }

  /** Of a linear function of the choice, whose gradient does not depend on the choice itself. */
  private float[] gradient(Selection selection) {
    NDArray scores = scores(1, 4, 3, -5, -7, PADDING);
    scores.setRequiresGradient(true);
    NDArray factors = scores(3, -1, 2, 0.5f, 7, 100);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray choice = choose(selection, scores, 0);
      collector.backward(choice.add(scores.mul(0)).mul(factors).sum());
    }
    return scores.getGradient().toFloatArray();
  }

  @Test
  void drawsComeAsOftenAsTheWeightsSayAndNeverFromPadding() {
    int rows = 20000;
    float[] logs = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.2), PADDING};
    float[] values = new float[4 * rows];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(logs, 0, values, 4 * row, 4);
    }
    NDArray scores = manager.create(values, new Shape(rows, 4));
    NDArray choice = choose(sampling(5, IntStream.range(0, rows).toArray()), scores, 2);
    float[] shares = choice.mean(new int[] {0}).toFloatArray();
    // four standard errors of a share of one half among 20,000
    assertThat(shares).containsExactly(new float[] {0.5f, 0.3f, 0.2f, 0}, within(0.0142f));
    assertThat(shares[3]).isZero();
  }

  @Test
  void aDrawDependsOnSeedSentenceAndStepAndNotOnTheBatch() {
    float[] even = new float[3 * 40];
    NDArray scores = manager.create(even, new Shape(40, 3));
    int[] sentences = IntStream.range(0, 40).toArray();
    float[] draws = choose(sampling(5, sentences), scores, 2).toFloatArray();
    assertThat(choose(sampling(5, sentences), scores, 2).toFloatArray()).isEqualTo(draws);
    assertThat(choose(sampling(6, sentences), scores, 2).toFloatArray()).isNotEqualTo(draws);
    assertThat(choose(sampling(5, sentences), scores, 3).toFloatArray()).isNotEqualTo(draws);
    int[] rows = {17, 3};
    float[] alone =
        choose(sampling(5, sentences).select(rows), scores.get("0:2"), 2).toFloatArray();
    assertThat(Arrays.copyOf(alone, 3)).isEqualTo(Arrays.copyOfRange(draws, 51, 54));
    assertThat(Arrays.copyOfRange(alone, 3, 6)).isEqualTo(Arrays.copyOfRange(draws, 9, 12));
  }

  @Test
  void asTheTemperatureFallsSamplingBecomesTheMaximum() {
    NDArray scores = scores(1, 1.2f, 0.9f, -5, -5.3f, -4.8f);
    for (int seed = 0; seed < 20; seed++) {
      assertThat(choose(sampling(seed, 0, 1), scores.div(1e-3), 0).toFloatArray())
          .isEqualTo(choose(Selection.MAXIMUM, scores, 0).toFloatArray());
    }
  }
}
