package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.cli.Program.Said;

/** Where an experiment may lie, and who may work there. */
@Tag("integration")
@Timeout(900)
class PlacesOnDiskTest {
  private static final String[] SHORT = {
    "training.updates=2",
    "corpus.pairs=60",
    "corpus.test-pairs=9",
    "evaluation.resamples=100",
    "training.validation.pairs=5"
  };

  @TempDir Path folder;

  /**
   * Started as users do it, in the locale of a bare machine, which knows no letter beyond ASCII.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aPathMayHoldSpacesQuotesAndLettersOfEveryScript() throws Exception {
    Path place = Files.createDirectories(folder.resolve("it's my Größe – 長さ"));
    SmallExperiment experiment = new SmallExperiment(place.resolve("not there yet"), SHORT);
    List<String> command = new ArrayList<>(List.of("sh", Distribution.in(place).toString()));
    command.addAll(experiment.command());
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("LC_ALL", "C");

    int exitCode = builder.start().waitFor();

    assertThat(Files.readString(out)).endsWith("Report: " + experiment.folder().report() + "\n");
    assertThat(exitCode).isZero();
    assertThat(Files.readString(experiment.folder().report()))
        .contains("attention")
        .doesNotContain("Größe");
  }

  /** As a container of a user that its password database does not know. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aUserWithoutAHomeGetsNoFolderNamedLikeThat() throws Exception {
    SmallExperiment experiment = new SmallExperiment(folder.resolve("r"), SHORT);
    Path here = Files.createDirectory(folder.resolve("here"));
    List<String> command =
        new ArrayList<>(List.of("sh", Distribution.in(folder.resolve("program")).toString()));
    command.addAll(experiment.command());
    command.replaceAll(
        word -> word.startsWith("configs/") ? Path.of(word).toAbsolutePath().toString() : word);
    ProcessBuilder builder = new ProcessBuilder(command).directory(here.toFile()).inheritIO();
    builder.environment().put("HOME", Files.createDirectory(folder.resolve("home")).toString());
    builder.environment().put("DJL_CACHE_DIR", Utils.getCacheDir().toString());
    builder.environment().put("LENGTHWISE_OPTS", "-Duser.home=?");

    assertThat(builder.start().waitFor()).isZero();

    assertThat(here).isEmptyDirectory();
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
              "cannot use "
                  + experiment.folder().root()
                  + ": another Lengthwise process is using it\n");
      assertThat(said.exitCode()).isEqualTo(4);
      assertThat(first.isAlive()).isTrue();
    } finally {
      Set<ProcessHandle> children = watch.children().keySet();
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
