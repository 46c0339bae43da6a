package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.lengthwise.train.TinyRuns.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.cli.Program;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.train.TinyRuns;
import org.lengthwise.train.TrainingResult;

/** A disk that is full, at one file after the other, and one that cannot be written. */
@Tag("integration")
class FullDiskTest {
  private static final int MEGABYTES = 8;
  private static final int BLOCK = 4096;

  @TempDir static Path corpus;
  @TempDir Path folder;
  private SmallDisk disk;

  @BeforeAll
  static void prepare() {
    TinyRuns.prepare(corpus.resolve("corpus"));
  }

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(folder.resolve("disk"), MEGABYTES);
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  /**
   * @param logEvery so that the first write after the disk is full is that of the named file
   */
  @ParameterizedTest
  @CsvSource({
    "6, 12, 12, weights.safetensors",
    "7, 8, 12, training.csv",
    "3, 12, 4, validation.csv",
  })
  void trainingStopsThereAndGoesOnWhenThereIsRoom(
      int fullAfter, int logEvery, int lookEvery, String file) throws IOException {
    ExperimentSpec spec =
        spec("training.log-every=" + logEvery, "training.validation.every=" + lookEvery);
    TinyRuns runs = new TinyRuns(corpus.resolve("corpus"), disk.folder());
    int before = (fullAfter - 1) / 2 * 2;

    Throwable failure =
        catchThrowable(
            () ->
                runs.train(
                    "run",
                    spec,
                    1,
                    update -> {
                      if (update == fullAfter) {
                        disk.fill();
                      }
                    }));

    assertThat(failure.getMessage())
        .startsWith("cannot write " + disk.folder())
        .contains("No space left on device")
        .contains(file.endsWith("csv") ? file : "update-6")
        .hasLineCount(1);
    assertThat(hidden()).isEmpty();
    disk.free();
    TrainingResult continued = runs.train("run", spec, 1, update -> {});
    assertThat(runs.said()).containsExactly("continued from update " + before);
    TinyRuns elsewhere = new TinyRuns(corpus.resolve("corpus"), folder);
    TrainingResult whole = elsewhere.train("whole", spec, 1, update -> {});
    assertThat(TinyRuns.weights(continued)).isEqualTo(TinyRuns.weights(whole));
    assertThat(runs.losses("run")).isEqualTo(elsewhere.losses("whole"));
    assertThat(runs.run("run").validation())
        .hasSameBinaryContentAs(elsewhere.run("whole").validation());
  }

  @Test
  void aCorpusThatDoesNotFitIsNoFaultOfTheCorpusAndLeavesNothing() throws Exception {
    Path corpus = disk.folder().resolve("tiny/corpus");
    disk.fill();

    Said said =
        new Program(folder)
            .run(
                List.of(
                    "experiment",
                    "configs/quickstart.yaml",
                    "--results",
                    disk.folder().toString(),
                    "--set",
                    "name=tiny",
                    "--set",
                    "corpus.pairs=99"));

    assertThat(said.err()).isEqualTo("cannot write " + corpus + ": No space left on device\n");
    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(files(corpus.getParent())).containsExactly(corpus.resolveSibling("LOCK"));
  }

  @Test
  @Tag("slow")
  void reportingLeavesTheOldPicturesAndPageAndComesRightWhenThereIsRoom() throws Exception {
    ExperimentFolder results = TinyExperiment.finished(disk.folder());
    List<Path> figures = files(results.figures());
    long largest = 0;
    for (Path figure : figures) {
      largest = Math.max(largest, Files.size(figure));
    }
    assertThat(Files.size(results.report())).isGreaterThan(largest + 3 * BLOCK);
    byte[] page = Files.readAllBytes(results.report());

    disk.fill();
    assertNoRoomFor(results.figures().resolve("length-degradation.svg"), results);
    disk.free();
    disk.fillBut(largest + 2 * BLOCK);
    assertNoRoomFor(results.report(), results);
    assertThat(Files.readAllBytes(results.report())).isEqualTo(page);
    assertThat(files(results.figures())).isEqualTo(figures);
    disk.free();

    assertThat(report(results).exitCode()).isZero();
    assertThat(Files.readAllBytes(results.report())).isEqualTo(page);
  }

  private void assertNoRoomFor(Path file, ExperimentFolder results) throws IOException {
    Said said = report(results);
    assertThat(said.err()).isEqualTo("cannot write " + file + ": No space left on device\n");
    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(hidden()).isEmpty();
  }

  @Test
  void aDiskThatCannotBeWrittenIsNamedAndCanStillBeReadFrom() throws Exception {
    ExperimentFolder results = TinyExperiment.finished(disk.folder());
    byte[] page = Files.readAllBytes(results.report());
    disk.lock();

    Said again =
        new Program(folder)
            .run(
                List.of(
                    "experiment",
                    "configs/quickstart.yaml",
                    "--results",
                    disk.folder().toString(),
                    "--set",
                    "name=tiny"));
    assertThat(again.err())
        .isEqualTo("cannot write to " + results.root() + ": Read-only file system\n");
    assertThat(again.exitCode()).isEqualTo(4);
    assertThat(report(results).err())
        .isEqualTo(
            "cannot write "
                + results.figures().resolve("length-degradation.svg")
                + ": Read-only file system\n");
    assertThat(Files.readAllBytes(results.report())).isEqualTo(page);
  }

  private Said report(ExperimentFolder results) {
    return new Program(folder).run(List.of("report", results.root().toString()));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** What a write that failed may have left. */
  private List<Path> hidden() throws IOException {
    try (Stream<Path> files = Files.walk(disk.folder())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().startsWith("."))
          .toList();
    }
  }
}
