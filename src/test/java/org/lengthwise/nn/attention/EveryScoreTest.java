package org.lengthwise.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.GradientCheck;
import org.lengthwise.nn.tensor.MaskedSoftmax;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.RowVectors;
import org.lengthwise.spec.Kinds;
import org.lengthwise.spec.ScoreSpec;

/**
 * What holds for every kind of score. Two sentences of three positions, keys of size 5, queries of
 * size 3, or of size 5 where the score needs equal sizes and projects nothing.
 */
class EveryScoreTest {
  private static final int SENTENCES = 2;
  private static final int POSITIONS = 3;
  private static final int KEY = 5;

  private final NDManager manager = NDManager.newBaseManager();
  private final Parameters parameters = new Parameters(manager, new Pattern(), true);

  /** The second sentence's third position is padding. */
  private final PaddedBatch sentences = PaddedBatch.of(List.of(new int[] {1, 2}, new int[] {1}), 0);

  static List<ScoreSpec> scores() {
    return Kinds.examples(ScoreSpec.class, 4);
  }

  @AfterEach
  void free() {
    manager.close();
  }

  private static int querySize(ScoreSpec spec) {
    return spec instanceof ScoreSpec.Projected score
            && score.projection() == ScoreSpec.Projection.NONE
        ? KEY
        : 3;
  }

  private AttentionScore score(ScoreSpec spec) {
    return AttentionScore.of(spec, parameters, "attention", querySize(spec), KEY);
  }

  private NDArray query(ScoreSpec spec) {
    return parameters.declare("test.query", Parameters.Role.WEIGHT, SENTENCES, querySize(spec));
  }

  private NDArray keys() {
    return parameters.declare("test.keys", Parameters.Role.WEIGHT, SENTENCES, POSITIONS, KEY);
  }

  private static double[] numbers(NDArray array) {
    float[] floats = array.toFloatArray();
    double[] numbers = new double[floats.length];
    Arrays.setAll(numbers, i -> floats[i]);
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("scores")
  void isItsEquation(ScoreSpec spec) {
    AttentionScore score = score(spec);
    NDArray query = query(spec);
    NDArray keys = keys();
    NDArray scores = score.forward(query, score.project(keys));
    assertThat(scores.getShape()).isEqualTo(new Shape(SENTENCES, POSITIONS));
    NDArray weights = MaskedSoftmax.of(scores, sentences.mask(manager));
    for (int b = 0; b < SENTENCES; b++) {
      double[] expected = new double[POSITIONS];
      for (int j = 0; j < POSITIONS; j++) {
        expected[j] =
            ScoreEquations.of(spec, weights(), numbers(query.get(b)), numbers(keys.get(b, j)));
      }
      assertThat(numbers(scores.get(b))).containsExactly(expected, within(1e-5));

      double[] shares = RowVectors.softmax(Arrays.copyOf(expected, POSITIONS - b));
      assertThat(numbers(weights.get(b)))
          .as("the weights, none of them on padding")
          .containsExactly(Arrays.copyOf(shares, POSITIONS), within(1e-5));
    }
    assertThat(weights.getFloat(1, 2)).isZero();
  }

  private ScoreEquations.Weights weights() {
    return new ScoreEquations.Weights(
        (row, name) -> product(row, parameters.byName().get(name)),
        name -> numbers(parameters.byName().get(name)));
  }

  private static double[] product(double[] row, NDArray matrix) {
    double[] product = new double[(int) matrix.getShape().get(1)];
    for (int i = 0; i < row.length; i++) {
      product = RowVectors.sum(product, RowVectors.times(numbers(matrix.get(i)), row[i]));
    }
    return product;
  }

  /** The sums give the uniform score, which depends on neither, something to take a gradient of. */
  @ParameterizedTest
  @MethodSource("scores")
  void hasTheGradientOfFiniteDifferences(ScoreSpec spec) {
    AttentionScore score = score(spec);
    NDArray query = query(spec);
    NDArray keys = keys();
    GradientCheck.holds(
        manager,
        parameters,
        work -> {
          NDArray scores = score.forward(query, score.project(keys));
          NDArray weights = MaskedSoftmax.of(scores, sentences.mask(work));
          NDArray sums = query.sum().add(keys.sum());
          return scores.square().sum().add(weights.get(0).get(1).mul(3)).add(sums);
        });
  }

  @ParameterizedTest
  @MethodSource("scores")
  void aStepLeavesNothingInTheMemoryOfTheKeys(ScoreSpec spec) {
    AttentionScore score = score(spec);
    try (NDManager sentence = manager.newSubManager();
        NDManager step = manager.newSubManager()) {
      NDArray projected = score.project(sentence.ones(new Shape(SENTENCES, POSITIONS, KEY)));
      parameters.lendTo(step);
      int before = sentence.getManagedArrays().size();
      score.forward(step.ones(new Shape(SENTENCES, querySize(spec))), projected);
      assertThat(sentence.getManagedArrays()).hasSize(before);
    }
  }

  @ParameterizedTest
  @MethodSource("scores")
  void severalQueriesOfASentenceWeighAsEachOfThemAlone(ScoreSpec spec) {
    AttentionScore score = score(spec);
    NDArray projected = score.project(keys());
    NDArray first = query(spec);
    NDArray second = first.square().add(first.flip(1)); // some other
    NDArray several = score.forward(NDArrays.stack(new NDList(first, second), 1), projected);
    assertThat(several.getShape()).isEqualTo(new Shape(SENTENCES, 2, POSITIONS));
    NDArray each =
        NDArrays.stack(
            new NDList(score.forward(first, projected), score.forward(second, projected)), 1);
    assertThat(numbers(several.softmax(2))).containsExactly(numbers(each.softmax(2)), within(1e-6));
  }
}
