package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.io.CrashingProgram;

/** A kill at each step of writing a checkpoint, a table, the translations, a figure, the page. */
@Tag("slow")
@Timeout(900)
class WriteStepsTest {
  private static final String BUDGET = "training.updates=60";
  private static final String NEW = "checkpoints/.update-20.tmp/";

  /** Where a run's process dies: step, path, and the update it goes on from; 0 for the start. */
  private static final List<String> OF_A_RUN =
      List.of(
          "SYNCED status.json 0",
          "OPENED " + NEW + "weights.safetensors 10",
          "HALF_WRITTEN " + NEW + "weights.safetensors 10",
          "WRITTEN " + NEW + "weights.safetensors 10",
          "SYNCED " + NEW + "weights.safetensors 10",
          "RENAMED " + NEW + "weights.safetensors 10",
          "HALF_WRITTEN " + NEW + "optimiser.safetensors 10",
          "HALF_WRITTEN " + NEW + "clock.json 10",
          "HALF_WRITTEN " + NEW + "checkpoint.json 10",
          "RENAMED " + NEW + "checkpoint.json 10",
          "SYNCED checkpoints/update-20 10",
          "RENAMED checkpoints/update-20 20",
          "REMOVING checkpoints/update-10 30",
          "HALF_REMOVED checkpoints/.update-20.old 40",
          "HALF_WRITTEN training.csv 40",
          "SYNCED training.csv 40",
          "HALF_WRITTEN validation.csv 50",
          "HALF_WRITTEN alignments.jsonl 60",
          "SYNCED hypotheses.csv 60");

  /** Where the experiment dies once its runs are done. */
  private static final List<String> OF_THE_REPORT =
      List.of(
          "HALF_WRITTEN scores.csv",
          "RENAMED bleu_by_length.csv",
          "HALF_WRITTEN figures/length-degradation.svg",
          "SYNCED figures/learning-curves.png",
          "HALF_WRITTEN report.html",
          "SYNCED report.html",
          "RENAMED report.html");

  @TempDir Path folder;

  @Test
  void noneOfThemShowsInTheResult() throws IOException {
    SmallExperiment whole = new SmallExperiment(folder.resolve("whole"), BUDGET);
    SmallExperiment crashing = new SmallExperiment(folder.resolve("crashing"), BUDGET);
    assertThat(new Program(folder).run(whole.command()).exitCode()).isZero();
    copyPrepared(whole.folder().root(), crashing.folder().root());

    for (String model : SmallExperiment.MODELS) {
      crashRun(crashing, model);
    }
    for (String place : OF_THE_REPORT) {
      String[] words = place.split(" ");
      assertThat(crash(words[0], words[1], crashing.command()).exitCode())
          .as(place)
          .isEqualTo(CrashingProgram.EXIT_CODE);
    }
    assertThat(new Program(folder).run(crashing.command()).exitCode()).isZero();

    assertThat(TimelessFiles.differences(whole.folder().root(), crashing.folder().root()))
        .isEmpty();
    System.out.printf(
        "Killed at %d steps of writing by each of two runs, and at %d of the report: the bytes are"
            + " those of the one that was left alone.%n",
        OF_A_RUN.size(), OF_THE_REPORT.size());
  }

  private void crashRun(SmallExperiment experiment, String model) {
    List<String> command =
        List.of("run", experiment.folder().root().toString(), model, "1", "--alone");
    String expected = "";
    for (String place : OF_A_RUN) {
      String[] words = place.split(" ");
      Said said = crash(words[0], words[1], command);
      assertThat(said.exitCode()).as(said.err()).isEqualTo(CrashingProgram.EXIT_CODE);
      assertThat(said.err()).as("before " + place).contains(expected).doesNotContain("is damaged");
      expected = words[2].equals("0") ? "" : "continued from update " + words[2];
    }
    Said said = new Program(folder).run(command);
    assertThat(said.err()).contains(expected);
    assertThat(said.exitCode()).isZero();
  }

  private Said crash(String step, String path, List<String> command) {
    String options = "-Dcrash.step=" + step + " -Dcrash.path=" + path;
    return new Program(
            folder,
            List.of(),
            Map.of("JAVA_TOOL_OPTIONS", options),
            CrashingProgram.class.getName())
        .run(command);
  }

  /** What an experiment has before its runs begin. */
  private static void copyPrepared(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from.resolve("corpus"))) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.copy(from.resolve("config.yaml"), to.resolve("config.yaml"));
  }
}
