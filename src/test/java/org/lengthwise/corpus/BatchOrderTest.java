package org.lengthwise.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lengthwise.random.RandomStream;

class BatchOrderTest {
  /** Pair {@code i} has a source of 1 + 3i mod 11 and a target of 1 + 5i mod 7 tokens. */
  private static Bitext pairs(int count) {
    List<int[]> sources = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sources.add(new int[1 + 3 * i % 11]);
      targets.add(new int[1 + 5 * i % 7]);
    }
    return Bitext.Builder.of(sources, targets);
  }

  private static List<Integer> all(List<int[]> batches) {
    return batches.stream().flatMapToInt(Arrays::stream).boxed().toList();
  }

  @Test
  void anEpochHoldsEachPairWithinTheLimitOnce() {
    Bitext train = pairs(101);
    BatchOrder order = new BatchOrder(train, 6, 7, 3, 5);
    List<Integer> within =
        IntStream.range(0, 101)
            .filter(i -> train.sourceLength(i) <= 6 && train.targetLength(i) <= 6)
            .boxed()
            .toList();

    assertThat(within).hasSizeBetween(10, 100);
    assertThat(all(order.epoch(0))).containsExactlyInAnyOrderElementsOf(within);
    assertThat(order.pairs()).isEqualTo(within.size());
    assertThat(order.epoch(0)).hasSize(order.batches());
  }

  @Test
  void theLastShortBatchIsKeptInTheLastWindow() {
    List<int[]> batches = new BatchOrder(pairs(101), 11, 7, 3, 5).epoch(2);
    assertThat(batches).hasSize(15);
    assertThat(batches.stream().filter(batch -> batch.length != 7)).hasSize(1);
    assertThat(batches.subList(12, 15)).anySatisfy(batch -> assertThat(batch).hasSize(3));
  }

  @Test
  void aWindowSortedByTheLongerSideIsCutIntoItsBatches() {
    Bitext train = pairs(84);
    List<int[]> batches = new BatchOrder(train, 11, 7, 4, 5).epoch(0);
    for (int window = 0; window < 3; window++) {
      List<int[]> sorted = new ArrayList<>(batches.subList(4 * window, 4 * window + 4));
      sorted.sort((a, b) -> Integer.compare(sum(train, a), sum(train, b)));
      assertThat(all(sorted)).extracting(train::longerLength).isSorted();
    }
  }

  private static int sum(Bitext train, int[] batch) {
    return Arrays.stream(batch).map(train::longerLength).sum();
  }

  @Test
  void windowsHoldThePairsInTheShuffledOrderOfTheEpoch() {
    List<int[]> wide = new BatchOrder(pairs(84), 11, 7, 12, 5).epoch(0);
    List<int[]> narrow = new BatchOrder(pairs(84), 11, 7, 2, 5).epoch(0);
    assertThat(all(narrow.subList(0, 2))).isNotEqualTo(all(wide.subList(0, 2)));
    // The permutation is drawn first, so a window of one batch and one of two share their pairs.
    List<int[]> single = new BatchOrder(pairs(84), 11, 7, 1, 5).epoch(0);
    assertThat(all(single.subList(0, 2)))
        .containsExactlyInAnyOrderElementsOf(all(narrow.subList(0, 2)));
  }

  @Test
  void batchesOfAWindowAreShuffled() {
    Bitext train = pairs(84);
    List<int[]> batches = new BatchOrder(train, 11, 7, 12, 5).epoch(0);
    assertThat(batches).extracting(batch -> sum(train, batch)).isNotEqualTo(sorted(train, batches));
  }

  private static List<Integer> sorted(Bitext train, List<int[]> batches) {
    return batches.stream().map(batch -> sum(train, batch)).sorted().toList();
  }

  @Test
  void pairsOfEqualLongerSidesAreSortedByTheOtherSide() {
    Bitext train =
        Bitext.Builder.of(
            List.of(new int[3], new int[1], new int[3], new int[2], new int[3]),
            List.of(new int[2], new int[3], new int[3], new int[3], new int[1]));
    assertThat(all(new BatchOrder(train, 3, 5, 1, 9).epoch(0))).containsExactly(1, 3, 2, 0, 4);
  }

  @Test
  void pairsOfEqualLengthsStayInTheShuffledOrder() {
    Bitext train =
        Bitext.Builder.of(
            List.of(new int[2], new int[2], new int[2], new int[2], new int[2]),
            List.of(new int[1], new int[1], new int[1], new int[1], new int[1]));
    assertThat(all(new BatchOrder(train, 3, 5, 1, 9).epoch(0)))
        .isEqualTo(
            Arrays.stream(RandomStream.permutation(5, RandomStream.of(9, "batches", 0)))
                .boxed()
                .toList());
  }

  @Test
  void theOrderIsAFunctionOfSeedAndEpochAlone() {
    Bitext train = pairs(101);
    BatchOrder order = new BatchOrder(train, 11, 7, 3, 5);
    List<Integer> third = all(order.epoch(3));
    order.epoch(0);
    assertThat(all(order.epoch(3))).isEqualTo(third);
    assertThat(all(new BatchOrder(train, 11, 7, 3, 5).epoch(3))).isEqualTo(third);
    assertThat(all(order.epoch(4))).isNotEqualTo(third);
    assertThat(all(new BatchOrder(train, 11, 7, 3, 6).epoch(3))).isNotEqualTo(third);
  }

  @Test
  void aBatchOrWindowLargerThanTheCorpusIsTheWholeEpoch() {
    Bitext train = pairs(5);
    assertThat(all(new BatchOrder(train, 11, 2, Integer.MAX_VALUE, 5).epoch(0)))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    BatchOrder whole = new BatchOrder(train, 11, Integer.MAX_VALUE, Integer.MAX_VALUE, 5);
    assertThat(whole.batches()).isEqualTo(1);
    assertThat(all(whole.epoch(0))).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void aLimitThatNoPairKeepsIsRefused() {
    Bitext train = Bitext.Builder.of(List.of(new int[3]), List.of(new int[5]));
    assertThatThrownBy(() -> new BatchOrder(train, 4, 2, 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("none of the 1 training pairs has at most 4 tokens on both sides");
  }

  @Test
  void sizesBelowOneAreRefused() {
    Bitext train = pairs(3);
    assertThatThrownBy(() -> new BatchOrder(train, 5, 0, 3, 1))
        .hasMessage("0 pairs in a batch; at least 1 is needed");
    assertThatThrownBy(() -> new BatchOrder(train, 5, 2, 0, 1))
        .hasMessage("0 batches in a window; at least 1 is needed");
    assertThatThrownBy(() -> new BatchOrder(train, 0, 2, 3, 1))
        .hasMessage("0 tokens in the length limit; at least 1 is needed");
    assertThatThrownBy(() -> new BatchOrder(train, 11, 2, 3, 1).epoch(-1))
        .hasMessage("epoch -1; epochs are counted from 0");
  }
}
