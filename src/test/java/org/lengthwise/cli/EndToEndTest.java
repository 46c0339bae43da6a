package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.experiment.FinishedExperiments;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.results.TrainingRow;

/** The real command line from a config to the report, with models of a few units. */
@Tag("integration")
class EndToEndTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void prepare() {
    program = new Program(folder);
  }

  private List<String> command(String results, String... overrides) {
    return TinyQuickstart.command(folder.resolve(results), List.of(), overrides);
  }

  private ExperimentFolder results(String results) {
    return new ExperimentFolder(folder.resolve(results).resolve("quickstart"));
  }

  @Test
  void oneCommandTrainsScoresAndReportsBothModels() throws IOException {
    Said said = TinyQuickstart.said();
    assertThat(said.err()).isEqualTo(TinyQuickstart.JAVA_SAYS);
    assertThat(said.exitCode()).isZero();
    ExperimentFolder found = TinyQuickstart.finished();
    assertThat(said.out()).endsWith("Report: " + found.report() + "\n");
    assertTables(found);
    assertGoldenLosses(found);
    assertAlignments(found);
    for (String figure :
        List.of("length-degradation", "learning-curves", "learning-curves-by-hour")) {
      assertThat(Program.text(found.figures().resolve(figure + ".png"))).contains("PNG");
      assertThat(Files.readString(found.figures().resolve(figure + ".svg"))).contains("</svg>");
    }
    assertThat(Files.readString(found.report()))
        .contains("fixed-vector", "attention", "bidirectional")
        .doesNotContain("src=\"http", "href=\"http");
  }

  @Test
  void theSameCommandAgainHasNothingToDo() {
    FinishedExperiments.copy(TinyQuickstart.finished().root(), results("r").root());

    Said again = program.run(command("r"));

    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .startsWith("Nothing to do: all 4 runs are finished.\n")
        .endsWith("Report: " + results("r").report() + "\n");
  }

  private static void assertTables(ExperimentFolder found) {
    List<HypothesisRow> hypotheses = HypothesisRow.read(found.run("attention", 1).hypotheses());
    // 3 to 5, 6 to 10 and 11 to 21 tokens, at most 9 sentences of each
    assertThat(hypotheses).hasSizeBetween(19, 27);
    assertThat(ScoreRow.read(found.scores()))
        .allMatch(row -> row.sentences() == hypotheses.size())
        .extracting(row -> row.model() + " " + row.seed() + " " + row.metric())
        .containsExactlyInAnyOrder(
            "fixed-vector 1 bleu-tokenised",
            "fixed-vector 1 bleu-13a",
            "fixed-vector 1 chrf2",
            "fixed-vector 2 bleu-tokenised",
            "fixed-vector 2 bleu-13a",
            "fixed-vector 2 chrf2",
            "attention 1 bleu-tokenised",
            "attention 1 bleu-13a",
            "attention 1 chrf2",
            "attention 2 bleu-tokenised",
            "attention 2 bleu-13a",
            "attention 2 chrf2");
    LengthRow longest =
        LengthRow.read(found.bleuByLength()).stream()
            .filter(row -> row.axis().equals("source") && row.lengthFrom() == 31)
            .findFirst()
            .orElseThrow();
    assertThat(longest.sentences()).isZero();
    assertThat(longest.score()).isNaN();
  }

  /** What a search says of a translation is what forced decoding says of it. */
  private static void assertAlignments(ExperimentFolder found) {
    for (String model : List.of("fixed-vector", "attention")) {
      List<HypothesisRow> rows = HypothesisRow.read(found.run(model, 1).hypotheses());
      List<AlignmentRecord> records = AlignmentRecord.read(found.run(model, 1).alignments());
      assertThat(records).hasSize(3);
      for (AlignmentRecord record : records) {
        HypothesisRow row = rows.get(Integer.parseInt(record.sentence().replace("test-", "")));
        assertThat(record.logProbability()).isCloseTo(row.logProbability(), within(1e-4));
        assertThat(String.join(" ", record.target()))
            .isIn(row.hypothesis(), row.hypothesis() + " </s>");
      }
    }
    SharpnessRow sharpness = SharpnessRow.read(found.sharpness()).get(0);
    assertThat(sharpness.model()).isEqualTo("attention");
    assertThat(sharpness.meanEntropy()).isPositive().isLessThan(sharpness.uniformEntropy());
  }

  /**
   * The first losses with seed 1: a change of model, order of batches or initialisation shows here.
   */
  private static void assertGoldenLosses(ExperimentFolder found) {
    assertLosses(found.run("fixed-vector", 1), 4.423146, 4.342930, 4.319596, 4.291391);
    assertLosses(found.run("attention", 1), 4.408103, 4.348436, 4.308049, 4.279567);
  }

  private static void assertLosses(RunFolder run, double... golden) {
    List<TrainingRow> rows = TrainingRow.read(run.training());
    assertThat(rows).hasSize(golden.length);
    for (int i = 0; i < golden.length; i++) {
      assertThat(rows.get(i).loss()).as("row " + i).isCloseTo(golden[i], within(2e-4));
    }
  }

  @Test
  @Tag("slow")
  void aKilledExperimentEndsAsIfItHadNotBeenKilled() throws Exception {
    String[] budget = {"training.updates=100", "seeds=[1]"};
    Process process = program.start(command("cut", budget));
    Path checkpoint = results("cut").run("attention", 1).checkpoints().resolve("update-20");
    while (process.isAlive() && !Files.exists(checkpoint)) {
      Thread.sleep(2);
    }
    process.destroyForcibly().waitFor();
    assertThat(results("cut").run("attention", 1).hypotheses()).doesNotExist();

    assertThat(program.run(command("cut", budget)).exitCode()).isZero();
    assertThat(Files.readString(results("cut").run("attention", 1).log()))
        .contains("continued from update ");
    assertThat(program.run(command("whole", budget)).exitCode()).isZero();
    for (String model : List.of("fixed-vector", "attention")) {
      RunFolder cut = results("cut").run(model, 1);
      RunFolder whole = results("whole").run(model, 1);
      assertThat(losses(cut)).isEqualTo(losses(whole)).hasSize(20);
      assertThat(cut.validation()).hasSameBinaryContentAs(whole.validation());
      assertThat(cut.hypotheses()).hasSameBinaryContentAs(whole.hypotheses());
    }
    assertThat(results("cut").scores()).hasSameBinaryContentAs(results("whole").scores());
    String curve = "length-degradation.png";
    assertThat(results("cut").figures().resolve(curve))
        .hasSameBinaryContentAs(results("whole").figures().resolve(curve));
  }

  private static List<Double> losses(RunFolder run) {
    return TrainingRow.read(run.training()).stream().map(TrainingRow::loss).toList();
  }

  @Test
  void aBadConfigIsToldLineByLineAndLeavesNothing() {
    Said said = program.run(command("r", "training.lerning-rate=1", "seeds=[]"));
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("--set training.lerning-rate=1: training.lerning-rate is an unknown key");
    assertThat(folder.resolve("r")).doesNotExist();
  }

  @Test
  void runsThatFailAreNamedWithTheirReasonAndStillReported() {
    Said said = program.run(command("r", "seeds=[1]", "training.optimiser.learning-rate=1e30"));
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out())
        .contains("attention-s1  failed: update 2 (epoch 1, batch 2, training pairs 39 133 ")
        .contains("the loss is NaN and the norm of its gradient NaN")
        .contains("No run has been scored yet.");
    assertThat(results("r").report()).exists();
  }
}
