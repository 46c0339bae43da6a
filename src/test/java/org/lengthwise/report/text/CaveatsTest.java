package org.lengthwise.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.report.ResultsExample;
import org.lengthwise.report.data.ExampleModels;
import org.lengthwise.report.data.ExperimentResults;

class CaveatsTest {
  private static final String BOTH_CHANGE =
      "The fixed-vector encoder reads the source forwards only, the attention encoder in both"
          + " directions. The comparison changes both at once, so the gap cannot be put down to"
          + " attention alone.";

  @TempDir Path folder;

  @Test
  void aModelThatStartsFromAnotherHasBeenTrainedLonger() {
    assertThat(limits(twelve()))
        .contains(
            "hard-sampling started from the best weights of additive, so it has been trained"
                + " for the updates of both.");
  }

  @Test
  void ofHardAttentionItIsSaidHowItWasDecoded() {
    assertThat(limits(twelve()))
        .contains(
            "hard-maximum uses hard attention. Translations, and the development loss that selects"
                + " the best weights, were computed with the annotation with the greatest weight at"
                + " each step (maximum).",
            "hard-sampling uses hard attention. Translations, and the development loss that selects"
                + " the best weights, were computed with an annotation sampled by its weight at"
                + " each step (seed 7).");
  }

  @Test
  void hardModelsThatAreDecodedAlikeShareASentence() throws IOException {
    ResultsExample example =
        twelve()
            .with("{kind: maximum, decoding: {kind: maximum}}", marginal("maximum"))
            .with("decoding: {kind: sampling, seed: 7}", "decoding: {kind: marginal}");

    assertThat(limits(example))
        .contains(
            "hard-maximum and hard-sampling use hard attention. Translations, and the development"
                + " loss that selects the best weights, were computed with every annotation"
                + " at each step, its prediction weighted (marginal).");
  }

  @Test
  void aBeamIsTold() throws IOException {
    ResultsExample example = two();
    assertThat(limits(example)).noneMatch(limit -> limit.contains("beam"));

    example.with(
        "replace-unknown: false}",
        "replace-unknown: false, width: 10, normalisation: length, shrinking: true,"
            + " ban-early-end: false}");
    example.with("{kind: greedy", "{kind: beam");

    assertThat(limits(example))
        .contains(
            "Translations were found by beam search of width 10; finished hypotheses are ranked"
                + " by log-probability per token. The development loss does not depend on the beam.");
    assertThat(limits(example.with("normalisation: length", "normalisation: none")))
        .contains(
            "Translations were found by beam search of width 10; finished hypotheses are ranked"
                + " by total log-probability. The development loss does not depend on the beam.");
  }

  @Test
  void encodersThatDifferFromKindToKindAreTold() {
    assertThat(limits(two().finished(FIXED, 1).finished(ATTENTION, 1))).contains(BOTH_CHANGE);
  }

  @Test
  void encodersThatDifferWithinAKindAreToldByName() {
    ResultsExample example =
        twelve()
            .finished("fixed", 1)
            .finished("fixed-bidirectional", 1)
            .finished("additive", 1)
            .finished("additive-forward", 1);

    assertThat(limits(example))
        .contains(
            "fixed and additive-forward read the source forwards only, fixed-bidirectional and"
                + " additive in both directions. A gap between a model of the one kind and a model"
                + " of the other cannot be put down to attention alone.")
        .doesNotContain(BOTH_CHANGE);
  }

  @Test
  void encodersThatAreAlikeNeedNoWords() {
    ResultsExample example =
        twelve().finished("fixed-bidirectional", 1).finished("additive", 1).finished("dot", 1);

    assertThat(limits(example)).noneMatch(limit -> limit.contains("directions"));
  }

  @Test
  void aRunWithScoresOfASubsetOnlyIsNotScoredYet() throws IOException {
    ResultsExample example = two().finished(FIXED, 1).knownWords(FIXED, 1);
    example.dropScores("all");

    assertThat(new Caveats(ExperimentResults.read(example.folder())).absences())
        .containsExactly(
            "fixed-vector, seed 1: finished, but not scored yet.",
            "attention, seed 1: not started yet.");
  }

  private ResultsExample two() {
    return new ResultsExample(folder, "grammar", List.of(1L));
  }

  private ResultsExample twelve() {
    return new ResultsExample(folder, "grammar", List.of(1L), ExampleModels.twelve());
  }

  private static String marginal(String kind) {
    return "{kind: " + kind + ", decoding: {kind: marginal}}";
  }

  private static List<String> limits(ResultsExample example) {
    return new Caveats(ExperimentResults.read(example.folder())).limits();
  }
}
