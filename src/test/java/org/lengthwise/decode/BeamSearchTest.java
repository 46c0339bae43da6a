package org.lengthwise.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lengthwise.spec.DecodingSpec;

class BeamSearchTest {
  private static final int WORDS = 4;

  /**
   * To end at once is the most probable hypothesis, 0.4; words "3" (0.225) and "2 2" (0.189) come
   * next. By tokens the order is "2 2", "3", nothing: -0.555, -0.746, -0.916.
   */
  private static final TableDecoder.Table TRAP =
      Tables.literal(
          WORDS,
          Map.of(
              "", new double[] {0.4, 0, 0.35, 0.25},
              "2", new double[] {0.4, 0, 0.6, 0},
              "3", new double[] {0.9, 0, 0.1, 0},
              "2 2", new double[] {0.9, 0, 0, 0.1}));

  private static final TableDecoder.Table ENDLESS =
      (sentence, history) ->
          new float[] {
            Float.NEGATIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            (float) Math.log(0.75),
            (float) Math.log(0.25)
          };

  private static DecodingSpec.Beam spec(
      int width, DecodingSpec.Normalisation normalisation, boolean shrinking) {
    return new DecodingSpec.Beam(5, 3, false, false, width, normalisation, shrinking, false);
  }

  private static DecodingSpec.Beam banningEarlyEnd(int width, boolean shrinking) {
    return new DecodingSpec.Beam(
        5, 3, false, false, width, DecodingSpec.Normalisation.NONE, shrinking, true);
  }

  private static DecodingSpec.Beam banningUnknown(int width) {
    return spec(width, DecodingSpec.Normalisation.NONE, true).banningUnknown();
  }

  private static List<List<Hypothesis>> search(
      TableDecoder decoder, DecodingSpec.Beam spec, int... sourceLengths) {
    int[] sentences = IntStream.range(0, sourceLengths.length).toArray();
    List<List<Hypothesis>> found =
        new BeamSearch(TableDecoder.END, TableDecoder.UNKNOWN, spec)
            .search(decoder, decoder.start(sentences), sourceLengths);
    assertThat(decoder.openStates()).isZero();
    return found;
  }

  private static List<int[]> words(List<Hypothesis> hypotheses) {
    return hypotheses.stream().map(Hypothesis::tokens).toList();
  }

  @Test
  void aBeamThatDoesNotShrinkStopsWhenItsBestCannotBeBeaten() {
    TableDecoder decoder = new TableDecoder(TRAP);
    List<Hypothesis> found =
        search(decoder, spec(2, DecodingSpec.Normalisation.NONE, false), 3).get(0);
    assertThat(words(found)).containsExactly(new int[] {});
    assertThat(decoder.asked()).containsExactly(new int[] {1, 3});
  }

  @Test
  void withNormalisationItGoesOnUntilAsManyAreFinishedAsItIsWide() {
    TableDecoder decoder = new TableDecoder(TRAP);
    List<Hypothesis> found =
        search(decoder, spec(2, DecodingSpec.Normalisation.LENGTH, false), 3).get(0);
    assertThat(words(found)).containsExactly(new int[] {3}, new int[] {});
    assertThat(decoder.asked()).containsExactly(new int[] {1, 3}, new int[] {2, 3});
  }

  @Test
  void aFinishedHypothesisTakesAPlaceOfAShrinkingBeam() {
    TableDecoder decoder = new TableDecoder(TRAP);
    List<Hypothesis> found =
        search(decoder, spec(2, DecodingSpec.Normalisation.NONE, true), 3).get(0);
    assertThat(words(found)).containsExactly(new int[] {}, new int[] {2, 2});
    assertThat(found.get(1).logProbability()).isCloseTo(Math.log(0.189), within(1e-6));
    assertThat(decoder.asked())
        .containsExactly(new int[] {1, 2}, new int[] {1, 1}, new int[] {1, 1});
  }

  @Test
  void normalisationRanksWhatAShrinkingBeamFinished() {
    TableDecoder decoder = new TableDecoder(TRAP);
    List<Hypothesis> found =
        search(decoder, spec(2, DecodingSpec.Normalisation.LENGTH, true), 3).get(0);
    assertThat(words(found)).containsExactly(new int[] {2, 2}, new int[] {});
    assertThat(found.get(0).logProbability()).isCloseTo(Math.log(0.189), within(1e-6));
  }

  @Test
  void aSentenceBannedFromEndingMayEndFromHalfItsSourceLengthOn() {
    TableDecoder decoder = new TableDecoder(TRAP);
    List<List<Hypothesis>> found = search(decoder, banningEarlyEnd(1, true), 1, 2, 3, 4, 5, 6);
    // From 2 on the first word is "2"; the second is "2" before an end token in any case.
    assertThat(found.stream().map(list -> list.get(0).tokens().length))
        .containsExactly(0, 2, 2, 2, 2, 3);
    assertThat(found.get(5).get(0).tokens()).containsExactly(2, 2, 3);
  }

  @Test
  void oneCandidateMoreIsAskedForOnlyWhileTheEndTokenTakesNoPlace() {
    TableDecoder decoder = new TableDecoder(TRAP);
    search(decoder, banningEarlyEnd(1, true), 4, 1);
    assertThat(decoder.asked())
        .containsExactly(new int[] {2, 2}, new int[] {1, 2}, new int[] {1, 1});
  }

  @Test
  void theWidestLiveBeamSaysHowManyCandidatesAreAskedFor() {
    TableDecoder.Table both =
        (sentence, history) -> (sentence == 1 ? TRAP : ENDLESS).logProbabilities(sentence, history);
    TableDecoder decoder = new TableDecoder(both);
    search(decoder, spec(2, DecodingSpec.Normalisation.NONE, true), 1, 1);
    assertThat(decoder.asked())
        .containsExactly(new int[] {2, 2}, new int[] {3, 2}, new int[] {3, 2});
  }

  @Test
  void aModelThatNeverEndsReturnsItsBestCutOffAtTheLimit() {
    for (boolean shrinking : new boolean[] {false, true}) {
      TableDecoder decoder = new TableDecoder(ENDLESS);
      List<List<Hypothesis>> found =
          search(decoder, spec(3, DecodingSpec.Normalisation.LENGTH, shrinking), 1, 2);
      assertThat(words(found.get(0)))
          .containsExactly(new int[] {2, 2, 2}, new int[] {2, 2, 3}, new int[] {2, 3, 2});
      assertThat(found.get(0)).noneMatch(Hypothesis::finished);
      assertThat(found.get(0).get(0).logProbability()).isCloseTo(3 * Math.log(0.75), within(1e-6));
      assertThat(found.get(0).get(0).alignment())
          .isDeepEqualTo(new float[][] {{0, 0, -1}, {0, 1, 2}, {0, 2, 2}});
      assertThat(found.get(1).get(0).tokens()).containsExactly(2, 2, 2, 2, 2, 2);
    }
  }

  @Test
  void aHypothesisCutOffStandsBehindAFinishedOneHoweverProbable() {
    TableDecoder.Table seldomEnding =
        Tables.literal(
            WORDS, Map.of("", new double[] {0.1, 0, 0.9, 0}, "2", new double[] {0, 0, 1, 0}));
    DecodingSpec.Beam spec =
        new DecodingSpec.Beam(5, 1, false, false, 2, DecodingSpec.Normalisation.NONE, false, false);
    List<Hypothesis> found = search(new TableDecoder(seldomEnding), spec, 2).get(0);
    assertThat(words(found)).containsExactly(new int[] {}, new int[] {2, 2});
    assertThat(found.stream().map(Hypothesis::finished)).containsExactly(true, false);
    assertThat(found.get(1).logProbability()).isCloseTo(Math.log(0.9), within(1e-6));
  }

  @Test
  void aHypothesisThatNoWordMayFollowIsCutOffWhereItStands() {
    TableDecoder.Table onlyUnknown =
        Tables.literal(
            WORDS, Map.of("", new double[] {0, 0.5, 0.5, 0}, "2", new double[] {0, 1, 0, 0}));
    for (int width : new int[] {1, 3}) {
      List<Hypothesis> found =
          search(new TableDecoder(onlyUnknown), banningUnknown(width), 4).get(0);
      assertThat(words(found)).containsExactly(new int[] {2});
      assertThat(found.get(0).finished()).isFalse();
      assertThat(found.get(0).logProbability()).isCloseTo(Math.log(0.5), within(1e-6));
      assertThat(found.get(0).alignment()).hasDimensions(1, 3);
    }
  }

  @Test
  void aModelWithoutNumbersReturnsTheEmptyHypothesisUnfinished() {
    TableDecoder.Table nothing =
        (sentence, history) -> new float[] {Float.NaN, Float.NaN, Float.NaN};
    for (DecodingSpec.Normalisation normalisation : DecodingSpec.Normalisation.values()) {
      TableDecoder decoder = new TableDecoder(nothing);
      List<Hypothesis> found = search(decoder, spec(2, normalisation, false), 1).get(0);
      assertThat(words(found)).containsExactly(new int[] {});
      assertThat(found.get(0).finished()).isFalse();
      assertThat(found.get(0).alignment()).isEmpty();
      assertThat(found.get(0).logProbability()).isZero();
    }
  }

  @Test
  void theLimitIsAtLeastOneTokenAndRoundedDown() {
    DecodingSpec.Beam spec =
        new DecodingSpec.Beam(
            5, 0.7, false, false, 1, DecodingSpec.Normalisation.NONE, true, false);
    List<List<Hypothesis>> found = search(new TableDecoder(ENDLESS), spec, 1, 2, 4, 5);
    assertThat(found.stream().map(list -> list.get(0).tokens().length)).containsExactly(1, 1, 2, 3);
  }

  @Test
  void equallyProbableOnesKeepTheOrderOfTheirHypothesesAndOfTheDecoder() {
    TableDecoder.Table even =
        Tables.literal(
            WORDS,
            Map.of(
                "",
                new double[] {0, 0, 0.5, 0.5},
                "2",
                new double[] {0, 0, 0.5, 0.5},
                "3",
                new double[] {0, 0, 0.5, 0.5}));
    DecodingSpec.Beam spec =
        new DecodingSpec.Beam(5, 2, false, false, 3, DecodingSpec.Normalisation.NONE, true, false);
    assertThat(words(search(new TableDecoder(even), spec, 1).get(0)))
        .containsExactly(new int[] {2, 2}, new int[] {2, 3}, new int[] {3, 2});
  }

  @Test
  void noSentencesHaveNoHypotheses() {
    TableDecoder decoder = new TableDecoder(TRAP);
    assertThat(search(decoder, spec(2, DecodingSpec.Normalisation.NONE, true))).isEmpty();
    assertThat(decoder.asked()).isEmpty();
  }

  @Test
  void aConfigNamesItsSearch() {
    assertThat(Search.of(spec(2, DecodingSpec.Normalisation.NONE, true), 0, 1))
        .isInstanceOf(BeamSearch.class);
    assertThat(Search.of(new DecodingSpec.Greedy(5, 3, false, false), 0, 1))
        .isInstanceOf(GreedySearch.class);
  }
}
