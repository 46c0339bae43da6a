package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.ScoreRow;

/** Models whose translations are of no use, and alike, are scored and reported like others. */
@Tag("integration")
class OddOutputsTest {
  @TempDir static Path folder;
  private static ExperimentFolder results;

  @BeforeAll
  static void perform() {
    results =
        TinyExperiment.performedHere(
            folder,
            new OddEngine(),
            "seeds=[1, 2, 3]",
            "evaluation.buckets=[3, 6, 7, 8, 9, 40, 60]");
    assertThat(results.runFolders())
        .extracting(run -> RunStatus.read(run.status()).state())
        .containsOnly(RunStatus.State.FINISHED)
        .hasSize(6);
  }

  private static List<HypothesisRow> hypotheses(long seed) {
    return HypothesisRow.read(results.run("attention", seed).hypotheses());
  }

  private static List<Double> scores(long seed) {
    return ScoreRow.read(results.scores()).stream()
        .filter(row -> row.seed() == seed)
        .map(ScoreRow::score)
        .toList();
  }

  @Test
  void aModelThatNeverEndsIsCutOffAtTheLimit() {
    assertThat(hypotheses(OddEngine.ENDLESS))
        .allSatisfy(
            row ->
                assertThat(row.hypothesis().split(" "))
                    .hasSize(3 * (row.sourceLength() + 1))
                    .containsOnly(row.hypothesis().split(" ")[0]));
  }

  @Test
  void emptyTranslationsScoreNothingOnBothModels() {
    assertThat(hypotheses(OddEngine.SILENT)).extracting(HypothesisRow::hypothesis).containsOnly("");
    assertThat(scores(OddEngine.SILENT)).hasSize(6).containsOnly(0.0);
  }

  @Test
  void theSameTranslationOfEverySentenceIsScored() {
    assertThat(hypotheses(OddEngine.STUBBORN))
        .extracting(HypothesisRow::hypothesis)
        .hasSize(7)
        .containsOnly(hypotheses(OddEngine.STUBBORN).get(0).hypothesis());
    assertThat(scores(OddEngine.STUBBORN)).hasSize(6).allMatch(score -> score >= 0 && score < 25);
  }

  @Test
  void aBucketOfOneSentenceHasAnIntervalOfNoWidthAndOneOfNoneHasNone() {
    List<LengthRow> rows =
        LengthRow.read(results.bleuByLength()).stream()
            .filter(row -> row.axis().equals("source"))
            .toList();
    assertThat(rows)
        .filteredOn(row -> row.sentences() == 1)
        .isNotEmpty()
        .allMatch(row -> row.low() == row.score() && row.high() == row.score());
    assertThat(rows)
        .filteredOn(row -> row.sentences() == 0)
        .isNotEmpty()
        .allMatch(row -> Double.isNaN(row.score()) && Double.isNaN(row.low()));
  }

  @Test
  void thePageShowsTwoModelsThatAreAlike() throws Exception {
    assertThat(Files.readString(results.report()))
        .contains("fixed", "attention")
        .doesNotContain("NaN", "Infinity", "Some charts could not be drawn");
    assertThat(results.figures().resolve("length-degradation.svg")).isRegularFile();
  }
}
