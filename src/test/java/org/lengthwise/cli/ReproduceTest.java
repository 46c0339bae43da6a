package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.experiment.FinishedExperiments;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.Replay;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.TrainingRow;

/** The same seed gives the same bytes, by the real command line. */
@Tag("integration")
class ReproduceTest {
  @TempDir Path temporary;

  @Test
  void theSameSeedGivesTheSameBytesHoweverManyRunAtOnceAndAnotherSeedDoesNot() throws IOException {
    assertThat(TinyQuickstart.said().exitCode()).as(TinyQuickstart.said().err()).isZero();
    assertNothingTellsWhere(TinyQuickstart.finished());
    Path place = Files.createDirectories(temporary.resolve(TinyQuickstart.TELL_TALE + " folder"));
    Program program = TinyQuickstart.program(place);
    ExperimentFolder results = new ExperimentFolder(place.resolve("r/quickstart"));
    FinishedExperiments.copy(TinyQuickstart.finished().root(), results.root());
    assertSeedsDiffer(results, "attention");
    assertSeedsDiffer(results, "fixed-vector");

    Path into = temporary.resolve("again");
    Said again = reproduce(program, results, into, "--parallel", "2");

    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    assertThat(again.out())
        .contains("attention-s2 weights, best        equal  ")
        .contains(" 0 different, 0 not compared: " + into.resolve("quickstart"))
        .doesNotContain("Changed since the recording");
    for (RunFolder run : results.runFolders()) {
      RunFolder same = new RunFolder(into.resolve("quickstart/runs").resolve(run.name()));
      assertThat(same.validation()).hasSameBinaryContentAs(run.validation());
      assertThat(same.hypotheses()).hasSameBinaryContentAs(run.hypotheses());
      assertThat(same.alignments()).hasSameBinaryContentAs(run.alignments());
    }
    assertOneWordIsFound(program, results, into);
  }

  private static void assertSeedsDiffer(ExperimentFolder results, String model) {
    RunFolder one = results.run(model, 1);
    RunFolder two = results.run(model, 2);
    Map<String, String> weights = RunProvenance.read(one.provenance()).weightsSha256();
    assertThat(weights).containsOnlyKeys("best", "final");
    assertThat(RunProvenance.read(two.provenance()).weightsSha256())
        .doesNotContainValue(weights.get("best"))
        .doesNotContainValue(weights.get("final"));
    assertThat(TrainingRow.read(two.training()).get(0).loss())
        .isNotEqualTo(TrainingRow.read(one.training()).get(0).loss());
  }

  private static void assertNothingTellsWhere(ExperimentFolder results) throws IOException {
    Provenance provenance = Provenance.read(results.provenance());
    assertThat(provenance.command())
        .startsWith(
            "lengthwise experiment configs/quickstart.yaml --results"
                + " 'target/finished-experiments/quickstart/.../a folder/r' --parallel 1 --set ");
    assertThat(provenance.hugePages()).startsWith("asked for, system: ");
    List<Path> files = new ArrayList<>(List.of(results.provenance(), results.config()));
    results.runFolders().forEach(run -> files.add(run.provenance()));
    String machine = InetAddress.getLocalHost().getHostName();
    for (Path file : files) {
      assertThat(Files.readString(file))
          .doesNotContainIgnoringCase(TinyQuickstart.TELL_TALE)
          .doesNotContain(results.root().getParent().toString())
          .doesNotContain(System.getProperty("user.dir"))
          .doesNotContainPattern("\\b" + Pattern.quote(machine) + "\\b");
    }
  }

  private static void assertOneWordIsFound(Program program, ExperimentFolder results, Path into) {
    Path file = results.run("attention", 1).hypotheses();
    List<HypothesisRow> rows = new ArrayList<>(HypothesisRow.read(file));
    HypothesisRow row = rows.get(3);
    rows.set(3, saying(row, "another word"));
    HypothesisRow.write(rows, file);

    Said said = reproduce(program, results, into);

    assertThat(said.exitCode()).isEqualTo(5);
    assertThat(said.out())
        .startsWith(
            "Nothing to do: all 4 runs are finished.\n"
                + into.resolve("quickstart")
                + " exists already and is compared as it is; move it away to run it again.\n")
        .containsPattern(
            "attention-s1 hypotheses\\.csv +DIFFERENT +1 of "
                + rows.size()
                + " rows, first row 4: hypothesis another word recorded, ")
        .contains(" 1 different, 0 not compared: ");
  }

  private static HypothesisRow saying(HypothesisRow row, String hypothesis) {
    return new HypothesisRow(
        row.model(),
        row.seed(),
        row.decoding(),
        row.sentence(),
        row.sourceLength(),
        row.referenceLength(),
        row.source(),
        row.reference(),
        hypothesis,
        row.logProbability(),
        row.hypothesisText(),
        row.referenceText(),
        row.subset(),
        row.ended());
  }

  @Test
  @Tag("slow")
  void aBudgetInMinutesIsReplayedToTheUpdateWhereItEnded() throws IOException {
    Program program = new Program(temporary);
    Said first =
        program.run(
            TinyQuickstart.command(
                temporary.resolve("r"),
                List.of(),
                "seeds=[1]",
                "training.updates=100000",
                "training.minutes=0.005",
                "training.log-every=7",
                "training.validation.every=1000",
                "training.checkpoint-every=1000"));
    assertThat(first.exitCode()).as(first.err()).isZero();
    ExperimentFolder results = new ExperimentFolder(temporary.resolve("r/quickstart"));

    Path into = temporary.resolve("again");
    Said again = reproduce(program, results, into);

    assertThat(again.out()).contains(" 0 different, 0 not compared: ");
    assertThat(again.exitCode()).isZero();
    for (RunFolder run : results.runFolders()) {
      RunFolder same = new RunFolder(into.resolve("quickstart/runs").resolve(run.name()));
      int updates = RunStatus.read(run.status()).update();
      assertThat(updates).isBetween(1, 99_999);
      assertThat(Replay.find(same.replay())).contains(new Replay(updates));
      assertThat(RunStatus.read(same.status()).update()).isEqualTo(updates);
    }
    assertWhatIsMissingIsMade(program, results, into);
    assertCleanedResultsStillAlign(program, results);
  }

  private static void assertWhatIsMissingIsMade(
      Program program, ExperimentFolder results, Path into) throws IOException {
    RunFolder same = new ExperimentFolder(into.resolve("quickstart")).run("fixed-vector", 1);
    Files.delete(same.hypotheses());

    Said said = reproduce(program, results, into);

    assertThat(said.out())
        .contains(" 0 different, 0 not compared: ")
        .doesNotContain("was made before");
    assertThat(said.exitCode()).isZero();
    assertThat(same.hypotheses())
        .hasSameBinaryContentAs(results.run("fixed-vector", 1).hypotheses());
  }

  private void assertCleanedResultsStillAlign(Program program, ExperimentFolder results)
      throws IOException {
    Said cleaned = program.run(List.of("clean", results.root().toString()));
    assertThat(cleaned.out()).startsWith("Freed ");
    RunFolder run = results.run("attention", 1);
    try (Stream<Path> files = Files.walk(run.checkpoints())) {
      assertThat(files.filter(Files::isRegularFile).map(file -> "" + file.getFileName()))
          .containsExactlyInAnyOrder("best", "checkpoint.json", "weights.safetensors");
    }
    String line = Files.writeString(temporary.resolve("line"), "a b\n").toString();
    List<String> align =
        List.of("align", run.root().toString(), "--source", line, "--target", line);
    assertThat(program.run(align).out()).hasLineCount(1).startsWith("{\"model\":\"attention\"");
  }

  private static Said reproduce(
      Program program, ExperimentFolder results, Path into, String... more) {
    List<String> command =
        new ArrayList<>(List.of("reproduce", results.root().toString(), "--into", into.toString()));
    command.addAll(List.of(more));
    return program.run(command);
  }
}
