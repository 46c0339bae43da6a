package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.cli.Program.Said;

/** Where an experiment may lie, and who may work there. */
@Timeout(120)
class PlacesOnDiskTest {
  private static final String[] SHORT = {
    "training.updates=2",
    "corpus.pairs=60",
    "corpus.test-pairs=9",
    "evaluation.resamples=100",
    "training.validation.pairs=5"
  };

  @TempDir Path folder;

  /** In the locale of a bare machine, which knows no letter beyond ASCII. */
  @Test
  void aPathMayHoldSpacesQuotesAndLettersOfEveryScript() throws IOException {
    Path results = folder.resolve("it's my Größe – 長さ/not there yet");
    SmallExperiment experiment = new SmallExperiment(results, SHORT);
    Program program = new Program(folder, List.of(), Map.of("LC_ALL", "C"));

    Said said = program.run(experiment.command());

    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).endsWith("Report: " + experiment.folder().report() + "\n");
    assertThat(experiment.folder().report()).isRegularFile();
    assertThat(Files.readString(experiment.folder().report())).doesNotContain("not there yet");
  }

  @Test
  void twoProcessesDoNotWorkInOneFolder() throws Exception {
    SmallExperiment experiment = new SmallExperiment(folder.resolve("r"), SHORT);
    Process first = new Program(folder).start(experiment.command("--set", "training.updates=9999"));
    ExperimentWatch watch = new ExperimentWatch(experiment, first);
    try {
      while (first.isAlive() && watch.children().isEmpty()) {
        Thread.sleep(10);
      }
      Program second = new Program(Files.createDirectory(folder.resolve("second")));

      Said said = second.run(experiment.command("--set", "training.updates=9999"));

      assertThat(said.err())
          .isEqualTo(
              "cannot work in "
                  + experiment.folder().root()
                  + ": another process of Lengthwise is working there\n");
      assertThat(said.exitCode()).isEqualTo(4);
      assertThat(first.isAlive()).isTrue();
    } finally {
      List<ProcessHandle> children = watch.children();
      first.destroyForcibly().waitFor();
      for (ProcessHandle child : children) {
        child.onExit().get();
      }
    }
  }

  @Test
  void aFileInThePlaceOfTheFolderIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("r"), "in the way");
    SmallExperiment experiment = new SmallExperiment(file, SHORT);

    Said said = new Program(folder).run(experiment.command());

    assertThat(said.err())
        .startsWith("cannot write to " + experiment.folder().root() + ": ")
        .hasLineCount(1);
    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(file).hasContent("in the way");
  }
}
