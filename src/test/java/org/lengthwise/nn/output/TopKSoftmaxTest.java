package org.lengthwise.nn.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's softmax over all words, and its search through them, are the reference. */
class TopKSoftmaxTest {
  private static final int UNITS = 5;

  private final NDManager manager = NDManager.newBaseManager();
  private final SplittableRandom random = new SplittableRandom(11);

  @AfterEach
  void free() {
    manager.close();
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (random.nextDouble() * 4 - 2);
    }
    return numbers;
  }

  private NDArray matrix(int rows, int columns) {
    return manager.create(numbers(rows * columns), new Shape(rows, columns));
  }

  private OutputLayer layer(int words) {
    return new OutputLayer(Optional.empty(), matrix(UNITS, words), manager.create(numbers(words)));
  }

  private void assertRanks(OutputLayer layer, int rows, int k) {
    NDArray readout = matrix(rows, UNITS);
    NDList top = layer.logProbabilities(readout).topK(k, 1);
    long[] ids = top.get(1).toLongArray();
    float[] logProbabilities = top.get(0).toFloatArray();
    TopKSoftmax.RankedWords found = layer.ranking(manager).best(readout, k);
    assertThat(found.ids()).hasNumberOfRows(rows);
    for (int row = 0; row < rows; row++) {
      int[] expected =
          Arrays.stream(ids, row * k, (row + 1) * k).mapToInt(id -> (int) id).toArray();
      assertThat(found.ids()[row]).as("row %d", row).containsExactly(expected);
      assertThat(found.logProbabilities()[row])
          .containsExactly(
              Arrays.copyOfRange(logProbabilities, row * k, (row + 1) * k), within(2e-6f));
    }
  }

  @Test
  void fewOfManyWordsAreThoseOfTheWholeSoftmax() {
    assertRanks(layer(331), 7, 3);
  }

  @Test
  void manyOfFewWordsAreThoseOfTheWholeSoftmax() {
    assertRanks(layer(67), 7, 9);
  }

  @Test
  void moreRowsThanGoAtOnceAreAllRanked() {
    assertRanks(layer(8_001), 67, 2); // 64 rows go at once
  }

  @Test
  void anOutputLayerOfLowRankIsAppliedWhole() {
    OutputLayer low =
        new OutputLayer(
            Optional.of(matrix(UNITS, 3)), matrix(3, 101), manager.create(numbers(101)));
    assertRanks(low, 3, 2);
  }

  @Test
  void whereThereAreFewerWordsThanAskedForAllAreFound() {
    TopKSoftmax.RankedWords found = layer(7).ranking(manager).best(matrix(3, UNITS), 50);
    assertThat(found.ids()).hasNumberOfRows(3);
    for (int row = 0; row < 3; row++) {
      assertThat(found.ids()[row]).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
      double sum = 0;
      for (float logProbability : found.logProbabilities()[row]) {
        sum += Math.exp(logProbability);
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void logitsFarApartOverflowNowhere() {
    NDArray bias = manager.create(new float[] {-3000, 3000, 2999, 0, 500});
    OutputLayer steep = new OutputLayer(Optional.empty(), manager.zeros(new Shape(UNITS, 5)), bias);
    TopKSoftmax.RankedWords found = steep.ranking(manager).best(matrix(1, UNITS), 5);
    assertThat(found.ids()[0]).containsExactly(1, 2, 4, 3, 0);
    assertThat(found.logProbabilities()[0])
        .containsExactly(
            new float[] {-0.31326169f, -1.3132617f, -2500.3133f, -3000.3133f, -6000.3133f},
            within(5e-4f));
  }

  @Test
  void aNumberThatIsNoneMakesARowImpossibleAndNoOther() {
    NDArray readout = manager.create(new float[] {Float.NaN, 0, 0, 0, 0, 1, 0, 0, 0, 0});
    TopKSoftmax.RankedWords found = layer(331).ranking(manager).best(readout.reshape(2, UNITS), 2);
    assertThat(found.logProbabilities()[0]).containsOnly(Float.NaN);
    assertThat(found.logProbabilities()[1]).doesNotContain(Float.NaN);
  }

  @Test
  void numbersAreReadFromMemoryAsTheEngineTakesThem() {
    NDArray numbers = matrix(3, 7);
    int[] places = {20, 0, 8, 8, 13};
    assertThat(TopKSoftmax.fromMemory(numbers, places))
        .isEqualTo(TopKSoftmax.byEngine(numbers, places));
  }

  @Test
  void probabilitiesAreRankedAsTheyAre() {
    float[] probabilities = {0.1f, 0.25f, 0.05f, 0.6f, 0.5f, 0.2f, 0.3f, 0};
    TopKSoftmax.RankedWords found =
        TopKSoftmax.ofProbabilities(manager.create(probabilities, new Shape(2, 4)), 3);
    assertThat(found.ids()).isDeepEqualTo(new int[][] {{3, 1, 0}, {0, 2, 1}});
    assertThat(found.logProbabilities()[0])
        .containsExactly(new float[] {-0.5108256f, -1.3862944f, -2.3025851f}, within(1e-6f));
    assertThat(found.logProbabilities()[1])
        .containsExactly(new float[] {-0.6931472f, -1.2039728f, -1.6094379f}, within(1e-6f));
  }

  /** Words of few different probabilities: many are equal, within blocks of words and across. */
  private float[] withTies(int words) {
    float[] numbers = new float[words];
    for (int i = 0; i < words; i++) {
      numbers[i] = random.nextInt(4) / 8f;
    }
    return numbers;
  }

  /** The ids of all words, those with the greatest numbers first, equal ones in their order. */
  private static int[] ranked(float[] numbers) {
    return IntStream.range(0, numbers.length)
        .boxed()
        .sorted(Comparator.comparing((Integer id) -> -numbers[id]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 64, 331, 2_000})
  void equallyProbableWordsAreInTheOrderOfTheirIdsForAnyK(int words) {
    float[] numbers = withTies(words);
    int[] wanted = ranked(numbers);
    NDArray bias = manager.create(numbers);
    OutputLayer layer =
        new OutputLayer(Optional.empty(), manager.zeros(new Shape(UNITS, words)), bias);
    NDArray probabilities = manager.create(numbers, new Shape(1, words));
    for (int k : new int[] {1, 2, 3, 4, 5, 6, 13, 100}) {
      int[] best = Arrays.copyOf(wanted, Math.min(k, words));
      assertThat(layer.ranking(manager).best(matrix(1, UNITS), k).ids()[0])
          .as("%d logits", k)
          .containsExactly(best);
      assertThat(TopKSoftmax.ofProbabilities(probabilities, k).ids()[0])
          .as("%d probabilities", k)
          .containsExactly(best);
    }
  }

  @Test
  void probabilitiesOfMoreRowsThanGoAtOnceAreAllRanked() {
    int words = 8_001;
    NDArray probabilities = matrix(67, words).softmax(-1); // 64 rows go at once
    float[] all = probabilities.toFloatArray();
    TopKSoftmax.RankedWords found = TopKSoftmax.ofProbabilities(probabilities, 3);
    for (int row = 0; row < 67; row++) {
      float[] ofRow = Arrays.copyOfRange(all, row * words, (row + 1) * words);
      assertThat(found.ids()[row]).containsExactly(Arrays.copyOf(ranked(ofRow), 3));
      assertThat(found.logProbabilities()[row][2])
          .isEqualTo((float) Math.log(ofRow[found.ids()[row][2]]));
    }
  }
}
