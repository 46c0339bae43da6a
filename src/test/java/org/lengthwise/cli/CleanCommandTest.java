package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.experiment.run.LetterCorpus;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import picocli.CommandLine;

/** The best weights of {@link CopyingEngine} are the file checkpoints/update-10. */
class CleanCommandTest {
  @TempDir Path temporary;
  private ExperimentFolder folder = new ExperimentFolder(Path.of("."));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void prepare() throws IOException {
    folder = LetterCorpus.prepare(temporary, "seeds=[1]");
    LetterCorpus.perform(folder, "attention", 1);
    Path checkpoints = folder.run("attention", 1).checkpoints();
    write(checkpoints.resolve("checkpoint.json"), 5);
    write(checkpoints.resolve("optimiser.safetensors"), 1_500_000);
    write(checkpoints.resolve("best"), 10);
    write(checkpoints.resolve("final"), 10);
    write(checkpoints.resolve("update-5/weights.safetensors"), 700);
  }

  private static void write(Path file, int bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }

  @Test
  void keepsTheBestWeightsAndWhatSaysThatTheyAreWhole() throws IOException {
    assertThat(clean()).isZero();

    assertThat(out.toString())
        .isEqualTo("Freed 1.5 MB in 3 files. These runs can no longer continue training.\n");
    assertThat(checkpoints()).containsExactly("best", "checkpoint.json", "update-10");
    assertThat(folder.run("attention", 1).hypotheses()).exists();
    assertThat(folder.corpus()).isNotEmptyDirectory();
    LetterCorpus.perform(folder, "attention", 1); // there is nothing to do

    assertThat(clean()).isZero();
    assertThat(out.toString()).endsWith("\nNothing to remove.\n");
  }

  @Test
  void aDryRunListsAndRemovesNothing() throws IOException {
    assertThat(clean("--dry-run")).isZero();

    assertThat(out.toString())
        .isEqualTo(
            """
            runs/attention-s1/checkpoints/final
            runs/attention-s1/checkpoints/optimiser.safetensors
            runs/attention-s1/checkpoints/update-5/weights.safetensors
            Would free 1.5 MB in 3 files.
            """);
    assertThat(checkpoints())
        .containsExactly(
            "best",
            "checkpoint.json",
            "final",
            "optimiser.safetensors",
            "update-10",
            "update-5",
            "weights.safetensors");
  }

  @Test
  void anUnfinishedRunIsCleanedByForceAlone() throws IOException {
    RunFolder run = folder.run("attention", 1);
    RunStatus.read(run.status()).in(RunStatus.State.STOPPED, "").write(run.status());

    assertThat(clean()).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            run.root()
                + " is stopped and would have to start from the beginning; finish it first,"
                + " or add --force\n");
    assertThat(run.checkpoints().resolve("optimiser.safetensors")).exists();

    assertThat(clean("--force")).isZero();
    assertThat(checkpoints()).containsExactly("checkpoint.json", "update-10");
  }

  @Test
  void aRunAtWorkIsLeftAloneEvenByForce() throws IOException {
    RunFolder run = folder.run("attention", 1);
    try (FileChannel lock =
        FileChannel.open(run.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(lock.tryLock()).isNotNull();

      assertThat(clean("--force")).isEqualTo(4);
    }
    assertThat(err.toString()).startsWith("cannot use " + run.root() + ": ").hasLineCount(1);
    assertThat(run.checkpoints().resolve("optimiser.safetensors")).exists();
  }

  private int clean(String... options) {
    CommandLine line = Main.commandLine(new CopyingEngine());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of("clean", folder.root().toString()));
    all.addAll(List.of(options));
    return Main.execute(line, all.toArray(String[]::new));
  }

  /** The names of what is left, folders as well. */
  private List<String> checkpoints() throws IOException {
    Path place = folder.run("attention", 1).checkpoints();
    try (Stream<Path> inside = Files.walk(place)) {
      return inside
          .filter(path -> !path.equals(place))
          .map(path -> "" + path.getFileName())
          .sorted()
          .toList();
    }
  }
}
