package org.lengthwise.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.report.ResultsExample;
import org.lengthwise.report.data.ExampleModels;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.results.RunStatus;

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
  void modelsThatScoreNothingComeFirst() {
    ResultsExample example = two().scoringNothing().finished(FIXED, 1).finished(ATTENTION, 1);

    assertThat(limits(example))
        .startsWith(
            "fixed-vector and attention score 0.0 BLEU on the whole test set: they have not learnt"
                + " to translate, and the scores by length say nothing.");
    assertThat(headline(example))
        .isEqualTo("fixed-vector and attention score 0.0 BLEU at every length.");
  }

  @Test
  void aSingleModelThatScoresNothingHasNoCourse() {
    assertThat(headline(two().scoringNothing().finished(FIXED, 1)))
        .isEqualTo("fixed-vector scores 0.0 BLEU at every length.");
  }

  @Test
  void besideAModelThatScoresNothingTheOtherKeepsItsNumbers() {
    ResultsExample example = two().finished(ATTENTION, 1).scoringNothing().finished(FIXED, 1);

    assertThat(limits(example))
        .startsWith(
            "fixed-vector scores 0.0 BLEU on the whole test set: it has not learnt to translate,"
                + " and the scores by length say nothing.");
    assertThat(headline(example)).contains("fixed-vector goes from 0.0 to 0.0 BLEU and attention");
  }

  @Test
  void sentencesThatAreTooShortForAScoreAreNamedAndLeftOutOfTheFinding() throws IOException {
    ResultsExample example = two().withShortBucket(0).finished(FIXED, 1).finished(ATTENTION, 1);

    assertThat(limits(example))
        .startsWith(
            "Sentences of 1–10 source tokens have no BLEU: no reference has 4 tokens, so there is"
                + " no 4-gram to match.");
    assertThat(headline(example))
        .startsWith(
            "From the shortest sentences with a BLEU (11–20 tokens) to the longest (61+),"
                + " fixed-vector goes from 10.0 to 6.2 BLEU");
    assertThat(example.page())
        .contains(
            " A bucket without sentences is a gap. So is 1–10: no reference has 4 tokens, so there"
                + " is no 4-gram to match.")
        .contains(
            "<td class=\"text\">1–10</td><td class=\"number\">280</td>"
                + "<td class=\"number\">–</td><td class=\"number\">–</td>"
                + "<td class=\"number\">0.950</td>");
  }

  @Test
  void translationsThatTheModelDidNotEndAreCounted() {
    ResultsExample example =
        new ResultsExample(folder, "grammar", List.of(1L, 2L))
            .unended(0)
            .finished(FIXED, 1)
            .unended(2)
            .finished(ATTENTION, 1)
            .finished(ATTENTION, 2);

    assertThat(limits(example))
        .startsWith(
            "Translations that the model did not end, so that they were cut off at the length limit"
                + " (decoding.length-factor): 28 of 3,622 by attention. They are scored as they"
                + " are.");
    assertThat(limits(two().finished(FIXED, 1))).noneMatch(limit -> limit.contains("did not end"));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stopped after update 5; it will continue from there | stopped after update 5; it will continue from there.",
        "stopped; it will continue from its last checkpoint | stopped at update 3000; it will continue from its last checkpoint.",
        "stopped before it started | stopped before it started.",
        "task 7 was cancelled | stopped at update 3000: task 7 was cancelled.",
      })
  void aRunThatWasStoppedSaysSoOnce(String message, String said) throws IOException {
    ResultsExample example = two().finished(ATTENTION, 1).finished(FIXED, 1);
    Path status = example.folder().run(FIXED, 1).status();
    RunStatus.read(status).in(RunStatus.State.STOPPED, message).write(status);

    assertThat(new Caveats(ExperimentResults.read(example.folder())).absences())
        .containsExactly("fixed-vector, seed 1: " + said);
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

  private static String headline(ResultsExample example) {
    ExperimentResults study = ExperimentResults.read(example.folder());
    return new Headline(study, study.curves()).headline();
  }

  private static List<String> limits(ResultsExample example) {
    return new Caveats(ExperimentResults.read(example.folder())).limits();
  }
}
