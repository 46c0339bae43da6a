package org.lengthwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SharpnessRow;

/**
 * Three sentences. Tokens: the first is right; the second lacks the last of six words; the third is
 * far off. As plain text, the second is right as well.
 */
class ScoringTest {
  private static final SharpnessRow SHARPNESS =
      new SharpnessRow("attention", 7, "greedy", 3, 15, 0.75, 0.5, 2);

  @TempDir Path temporary;
  private ExperimentFolder folder;

  @BeforeEach
  void translate() {
    folder = new ExperimentFolder(temporary);
    HypothesisRow.write(
        List.of(
            row(0, 3, "a b c d e", "a b c d e", "A, b.", "A, b."),
            row(1, 4, "a b c d e f", "a b c d e", "a b c d.", "a b c d."),
            row(2, 11, "g h i j k l m", "x y", "g h i j", "x y")),
        folder.run("attention", 7).hypotheses());
    SharpnessRow.write(List.of(SHARPNESS), folder.run("attention", 7).sharpness());
    Scoring.of(TinyExperiment.spec(), true, LengthHistogram.of(List.of()))
        .score(List.of(folder.run("attention", 7)), folder);
  }

  @Test
  void scoresTheWholeTestSetByEveryMetric() {
    List<ScoreRow> scores = ScoreRow.read(folder.scores());

    assertThat(scores)
        .extracting(ScoreRow::metric)
        .containsExactly("bleu-tokenised", "bleu-13a", "chrf2");
    ScoreRow tokenised = scores.get(0);
    // 10 of 12 words match, 8 of 9 pairs, 6 of 6 triples, 4 of 4 quadruples; 12 words for 18.
    double precisions = 10 / 12.0 * (8 / 9.0) * (6 / 6.0) * (4 / 4.0);
    assertThat(tokenised.score())
        .isCloseTo(100 * Math.exp(1 - 18 / 12.0) * Math.pow(precisions, 0.25), within(1e-9));
    assertThat(tokenised.brevityPenalty()).isCloseTo(Math.exp(-0.5), within(1e-12));
    assertThat(tokenised.lengthRatio()).isCloseTo(12 / 18.0, within(1e-12));
    assertThat(tokenised.sentences()).isEqualTo(3);
    assertThat(tokenised.unended()).hasValue(1);
    assertThat(tokenised.decoding()).isEqualTo("greedy");
    assertThat(tokenised.subset()).isEqualTo("all");
    assertThat(tokenised.low()).isLessThanOrEqualTo(tokenised.score());
    assertThat(tokenised.high()).isGreaterThanOrEqualTo(tokenised.score());
    assertThat(tokenised.signature())
        .startsWith("nrefs:1|case:lc|eff:no|tok:none|smooth:none|version:lengthwise-");
  }

  @Test
  void looksAtPlainTextForTheMetricOfPlainText() {
    ScoreRow plain = ScoreRow.read(folder.scores()).get(1);

    // 13a: "A , b ." (4), "a b c d ." (5), "g h i j" (4) of references with 4, 5 and 2 tokens.
    assertThat(plain.lengthRatio()).isCloseTo(11 / 13.0, within(1e-12));
    assertThat(plain.signature())
        .startsWith("nrefs:1|case:lc|eff:no|tok:13a|smooth:exp|version:lengthwise-");
  }

  @Test
  void scoresEachBucketOnBothAxesAndLeavesAGapWhereThereIsNoSentence() {
    List<LengthRow> rows = LengthRow.read(folder.bleuByLength());

    assertThat(rows).hasSize(3 * 2 * 3);
    assertThat(row(rows, "source", 1).sentences()).isEqualTo(2);
    assertThat(row(rows, "source", 1).score())
        .isCloseTo(100 * Math.exp(1 - 11 / 10.0), within(1e-9));
    LengthRow gap = row(rows, "source", 6);
    assertThat(gap.lengthTo()).isEqualTo(OptionalInt.of(10));
    assertThat(gap.sentences()).isZero();
    assertThat(List.of(gap.score(), gap.low(), gap.high(), gap.brevityPenalty(), gap.lengthRatio()))
        .containsOnly(Double.NaN);
    LengthRow last = row(rows, "source", 11);
    assertThat(last.lengthTo()).isEmpty();
    assertThat(last.score()).isZero();
    assertThat(List.of(row(rows, "source", 1), gap, last))
        .extracting(row -> row.unended().orElseThrow())
        .containsExactly(1, 0, 0);
    assertThat(row(rows, "reference", 1).sentences()).isEqualTo(1);
    assertThat(row(rows, "reference", 1).score()).isCloseTo(100, within(1e-9));
    assertThat(row(rows, "reference", 6).sentences()).isEqualTo(2);
    assertThat(row(rows, "reference", 11).sentences()).isZero();
  }

  @Test
  void sentencesWhoseReferencesHaveNoFourTokensHaveNoScore(@TempDir Path temporary) {
    ExperimentFolder folder = new ExperimentFolder(temporary);
    HypothesisRow.write(
        List.of(
            row(0, 3, "a b c", "a b c", "a b c", "a b c"),
            row(2, 11, "g h i j", "g h i j", "g h i j", "g h i j")),
        folder.run("attention", 7).hypotheses());
    SharpnessRow.write(List.of(SHARPNESS), folder.run("attention", 7).sharpness());
    Scoring.of(TinyExperiment.spec(), true, LengthHistogram.of(List.of()))
        .score(List.of(folder.run("attention", 7)), folder);

    LengthRow row = row(LengthRow.read(folder.bleuByLength()), "source", 1);

    assertThat(row.sentences()).isEqualTo(1);
    assertThat(List.of(row.score(), row.low(), row.high())).containsOnly(Double.NaN);
    assertThat(row.lengthRatio()).isEqualTo(1);
    assertThat(row(LengthRow.read(folder.bleuByLength()), "source", 11).score()).isEqualTo(100);
  }

  @Test
  void runsWithoutTranslationsLeaveEmptyTables() {
    Scoring.of(TinyExperiment.spec(), false, LengthHistogram.of(List.of()))
        .score(List.of(), folder);

    assertThat(ScoreRow.read(folder.scores())).isEmpty();
    assertThat(LengthRow.read(folder.bleuByLength())).isEmpty();
  }

  @Test
  void aDamagedTableIsNamedWithWhatToDo(@TempDir Path temporary) throws IOException {
    ExperimentFolder folder = new ExperimentFolder(temporary);
    Path table = folder.run("attention", 7).hypotheses();
    Files.createDirectories(table.getParent());
    Files.writeString(table, "");

    assertThatThrownBy(
            () ->
                Scoring.of(TinyExperiment.spec(), false, LengthHistogram.of(List.of()))
                    .score(List.of(folder.run("attention", 7)), folder))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith(table + ":1: the header is ``; wanted `model,")
        .hasMessageEndingWith(
            "; remove the file and rerun the command experiment, which makes it again");
  }

  private static LengthRow row(List<LengthRow> rows, String axis, int from) {
    return rows.stream()
        .filter(row -> row.metric().equals("bleu-tokenised"))
        .filter(row -> row.axis().equals(axis) && row.lengthFrom() == from)
        .findFirst()
        .orElseThrow();
  }

  private static HypothesisRow row(
      int sentence,
      int sourceLength,
      String reference,
      String hypothesis,
      String referenceText,
      String hypothesisText) {
    return new HypothesisRow(
        "attention",
        7,
        "greedy",
        sentence,
        sourceLength,
        reference.split(" ", -1).length,
        "s",
        reference,
        hypothesis,
        -1.5,
        hypothesisText,
        referenceText,
        "all",
        Optional.of(sentence != 1));
  }
}
