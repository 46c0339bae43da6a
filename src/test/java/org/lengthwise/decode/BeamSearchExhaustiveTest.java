package org.lengthwise.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.spec.DecodingSpec;

/**
 * Beam search on small tables of random numbers, beside a search of everything, for each option.
 */
class BeamSearchExhaustiveTest {
  private static final int WORDS = 4;
  private static final int SEEDS = 3;
  private static final double LENGTH_FACTOR = 1.5;

  /** With a length factor of 1.5 the limits are 1, 4, 6 and 3. */
  private static final int[] SOURCE_LENGTHS = {1, 3, 4, 2};

  private static final int[] SENTENCES = {0, 1, 2, 3};

  /** More than a sentence of at most 6 tokens has hypotheses. */
  private static final int WIDE = 1100;

  private static Stream<DecodingSpec.Beam> everyOption() {
    List<Boolean> both = List.of(false, true);
    return Stream.of(DecodingSpec.Normalisation.values())
        .flatMap(
            normalisation ->
                both.stream()
                    .flatMap(
                        shrinking ->
                            both.stream()
                                .flatMap(
                                    early ->
                                        both.stream()
                                            .map(
                                                unknown ->
                                                    spec(
                                                        3,
                                                        normalisation,
                                                        shrinking,
                                                        early,
                                                        unknown)))));
  }

  private static DecodingSpec.Beam spec(
      int width,
      DecodingSpec.Normalisation normalisation,
      boolean shrinking,
      boolean early,
      boolean unknown) {
    return new DecodingSpec.Beam(
        5, LENGTH_FACTOR, unknown, false, width, normalisation, shrinking, early);
  }

  private static DecodingSpec.Beam wide(DecodingSpec.Beam spec, int width) {
    return spec(
        width, spec.normalisation(), spec.shrinking(), spec.banEarlyEnd(), spec.banUnknown());
  }

  private static List<List<Hypothesis>> search(TableDecoder.Table table, DecodingSpec.Beam spec) {
    TableDecoder decoder = new TableDecoder(table);
    return new BeamSearch(TableDecoder.END, TableDecoder.UNKNOWN, spec)
        .search(decoder, decoder.start(SENTENCES), SOURCE_LENGTHS);
  }

  @ParameterizedTest
  @MethodSource("everyOption")
  void aWideBeamFindsTheBestOfAllHypotheses(DecodingSpec.Beam spec) {
    for (int seed = 0; seed < SEEDS; seed++) {
      TableDecoder.Table table = Tables.random(seed, WORDS);
      List<List<Hypothesis>> found = search(table, wide(spec, WIDE));
      for (int sentence : SENTENCES) {
        List<Hypothesis> all = everything(table, sentence, spec);
        List<Hypothesis> list = found.get(sentence);
        boolean stopsAtTheBest =
            !spec.shrinking() && spec.normalisation() == DecodingSpec.Normalisation.NONE;
        int compared = stopsAtTheBest ? 1 : all.size();
        assertThat(list.size()).isBetween(compared, all.size());
        for (int i = 0; i < compared; i++) {
          assertThat(list.get(i).tokens()).isEqualTo(all.get(i).tokens());
          assertThat(list.get(i).finished()).isEqualTo(all.get(i).finished());
          assertThat(list.get(i).logProbability())
              .isCloseTo(all.get(i).logProbability(), within(1e-9));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyOption")
  void aNarrowBeamReturnsDifferentHypothesesBestFirstWithTheirOwnScores(DecodingSpec.Beam spec) {
    for (int seed = 0; seed < SEEDS; seed++) {
      TableDecoder.Table table = Tables.random(seed, WORDS);
      List<List<Hypothesis>> found = search(table, spec);
      for (int sentence : SENTENCES) {
        List<Hypothesis> list = found.get(sentence);
        assertThat(list).hasSizeBetween(1, spec.width()).isSortedAccordingTo(bestFirst(spec));
        assertThat(list.stream().map(h -> Arrays.toString(h.tokens()) + h.finished()))
            .doesNotHaveDuplicates();
        for (Hypothesis hypothesis : list) {
          assertThat(hypothesis.logProbability())
              .isCloseTo(Tables.walk(table, sentence, hypothesis), within(1e-9));
          assertThat(hypothesis.alignment()).isDeepEqualTo(alignment(sentence, hypothesis));
          assertThat(isAllowed(hypothesis, sentence, spec)).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyOption")
  void sentencesDoNotInfluenceEachOther(DecodingSpec.Beam spec) {
    for (int seed = 0; seed < SEEDS; seed++) {
      TableDecoder.Table table = Tables.random(seed, WORDS);
      List<List<Hypothesis>> together = search(table, spec);
      for (int sentence : SENTENCES) {
        TableDecoder decoder = new TableDecoder(table);
        List<Hypothesis> alone =
            new BeamSearch(TableDecoder.END, TableDecoder.UNKNOWN, spec)
                .search(decoder, decoder.start(sentence), new int[] {SOURCE_LENGTHS[sentence]})
                .get(0);
        assertThat(together.get(sentence)).usingRecursiveComparison().isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyOption")
  void aBeamOfOneIsGreedy(DecodingSpec.Beam spec) {
    DecodingSpec.Beam one =
        spec(1, spec.normalisation(), spec.shrinking(), /* early= */ false, spec.banUnknown());
    DecodingSpec.Greedy greedy =
        new DecodingSpec.Greedy(5, LENGTH_FACTOR, spec.banUnknown(), false);
    for (int seed = 0; seed < SEEDS; seed++) {
      TableDecoder.Table table = Tables.random(seed, WORDS);
      TableDecoder decoder = new TableDecoder(table);
      assertThat(search(table, one))
          .usingRecursiveComparison()
          .isEqualTo(
              new GreedySearch(TableDecoder.END, TableDecoder.UNKNOWN, greedy)
                  .search(decoder, decoder.start(SENTENCES), SOURCE_LENGTHS));
    }
  }

  @ParameterizedTest
  @MethodSource("everyOption")
  void everyStateIsClosedOnceWhateverHappens(DecodingSpec.Beam spec) {
    TableDecoder.Table table = Tables.random(3, WORDS);
    BeamSearch search = new BeamSearch(TableDecoder.END, TableDecoder.UNKNOWN, spec);
    int failures = 0;
    for (int call = 1; call <= 20; call++) {
      TableDecoder decoder = new TableDecoder(table).failingAtCall(call);
      TableDecoder.State start = decoder.start(SENTENCES);
      try {
        search.search(decoder, start, SOURCE_LENGTHS);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("as asked");
        failures++;
      }
      assertThat(decoder.openedStates()).isPositive();
      assertThat(decoder.openStates()).isZero();
    }
    assertThat(failures).isBetween(5, 19);
  }

  private static Comparator<Hypothesis> bestFirst(DecodingSpec.Beam spec) {
    return Comparator.comparing(Hypothesis::finished)
        .thenComparingDouble(
            hypothesis ->
                spec.normalisation() == DecodingSpec.Normalisation.NONE
                    ? hypothesis.logProbability()
                    : hypothesis.logProbability() / length(hypothesis))
        .reversed();
  }

  private static int length(Hypothesis hypothesis) {
    return hypothesis.tokens().length + (hypothesis.finished() ? 1 : 0);
  }

  private static boolean isAllowed(Hypothesis hypothesis, int sentence, DecodingSpec.Beam spec) {
    int limit = (int) (LENGTH_FACTOR * SOURCE_LENGTHS[sentence]);
    boolean lengthIsRight =
        hypothesis.finished() ? length(hypothesis) <= limit : length(hypothesis) == limit;
    boolean endIsRight =
        !spec.banEarlyEnd()
            || !hypothesis.finished()
            || hypothesis.tokens().length >= SOURCE_LENGTHS[sentence] / 2;
    boolean wordsAreRight =
        !spec.banUnknown()
            || Arrays.stream(hypothesis.tokens()).noneMatch(word -> word == TableDecoder.UNKNOWN);
    return lengthIsRight && endIsRight && wordsAreRight;
  }

  private static float[][] alignment(int sentence, Hypothesis hypothesis) {
    return IntStream.range(0, length(hypothesis))
        .mapToObj(i -> TableDecoder.alignment(sentence, Arrays.copyOf(hypothesis.tokens(), i)))
        .toArray(float[][]::new);
  }

  /** All hypotheses of a sentence that the options allow, in the order they are to be returned. */
  private static List<Hypothesis> everything(
      TableDecoder.Table table, int sentence, DecodingSpec.Beam spec) {
    List<Hypothesis> all = new ArrayList<>();
    int limit = (int) (LENGTH_FACTOR * SOURCE_LENGTHS[sentence]);
    List<int[]> histories = List.of(new int[0]);
    for (int length = 0; length <= limit; length++) {
      for (int[] history : histories) {
        all.add(new Hypothesis(history, 0, true, new float[0][]));
        all.add(new Hypothesis(history, 0, false, new float[0][]));
      }
      histories = histories.stream().flatMap(BeamSearchExhaustiveTest::longer).toList();
    }
    return all.stream()
        .filter(hypothesis -> isAllowed(hypothesis, sentence, spec))
        .map(
            h ->
                new Hypothesis(
                    h.tokens(), Tables.walk(table, sentence, h), h.finished(), h.alignment()))
        .sorted(bestFirst(spec))
        .toList();
  }

  private static Stream<int[]> longer(int[] history) {
    return IntStream.range(TableDecoder.END + 1, WORDS)
        .mapToObj(
            word -> {
              int[] longer = Arrays.copyOf(history, history.length + 1);
              longer[history.length] = word;
              return longer;
            });
  }
}
