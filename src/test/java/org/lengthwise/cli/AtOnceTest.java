package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.io.FolderLock;
import org.lengthwise.io.FolderReplacement;
import org.lengthwise.results.ExperimentFolder;

/** Two processes that write to one folder. */
@Tag("integration")
@Timeout(120)
class AtOnceTest {
  @TempDir Path temporary;
  private ExperimentFolder results;
  private Path published;

  @BeforeEach
  void finished() {
    results = TinyExperiment.finished(temporary.resolve("results"));
    published = temporary.resolve("published");
  }

  private List<String> publish() {
    return List.of("publish", results.root().toString(), "--results", published.toString());
  }

  private Program program(String name) throws IOException {
    return new Program(Files.createDirectories(temporary.resolve(name)));
  }

  @Test
  void ofPublicationsOfOneNameOneIsWholeAndTheOthersAreRefused() throws Exception {
    assertThat(program("alone").run(publish()).exitCode()).isZero();
    Map<String, String> whole = files(published.resolve("tiny"));

    List<Program> programs = new ArrayList<>();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Program program = program("program-" + i);
      programs.add(program);
      processes.add(program.start(publish()));
    }
    int done = 0;
    for (int i = 0; i < processes.size(); i++) {
      int exitCode = processes.get(i).waitFor();
      String err = Files.readString(programs.get(i).err());
      if (exitCode == 0) {
        done++;
        assertThat(err).isEmpty();
      } else {
        assertThat(exitCode).as(err).isEqualTo(4);
        assertThat(err)
            .isEqualTo(
                "cannot write to %s: another Lengthwise process is writing to it\n"
                    .formatted(published.resolve("tiny")));
        assertThat(programs.get(i).out()).isEmptyFile();
      }
    }

    assertThat(done).isPositive();
    assertThat(files(published.resolve("tiny"))).isEqualTo(whole);
    try (Stream<Path> entries = Files.list(published)) {
      assertThat(entries).containsExactly(published.resolve("tiny"));
    }
  }

  @Test
  void aPublicationIsRefusedWhileAnotherProcessIsAtIt() throws Exception {
    try (FolderReplacement other = FolderReplacement.begin(published.resolve("tiny"))) {
      Files.writeString(other.fresh().resolve("config.yaml"), "of the other");
      Program.Said said = program("program").run(publish());

      assertThat(said.err())
          .isEqualTo(
              "cannot write to %s: another Lengthwise process is writing to it\n"
                  .formatted(published.resolve("tiny")));
      assertThat(said.exitCode()).isEqualTo(4);
      other.finish();
    }
    assertThat(files(published.resolve("tiny"))).containsOnlyKeys("config.yaml");
  }

  /** The config is the same and the updates are not, as after a budget in minutes. */
  @Test
  void aReproductionThatIsRefusedChangesNothingOfTheOneThatIsAtWork() throws Exception {
    Path into = temporary.resolve("again");
    ExperimentFolder again = new ExperimentFolder(into.resolve("tiny"));
    Files.writeString(
        results.config(),
        Files.readString(results.config()).replace("  updates: 10\n", "  minutes: 0.5\n"));
    try (FolderLock other = FolderLock.hold(again.lock(), Duration.ZERO)) {
      assertThat(other).isNotNull();
      Program.Said said =
          program("program")
              .run(List.of("reproduce", results.root().toString(), "--into", into.toString()));

      assertThat(said.err())
          .isEqualTo(
              "cannot use %s: another Lengthwise process is using it\n".formatted(again.root()));
      assertThat(said.exitCode()).isEqualTo(4);
    }
    assertThat(files(again.root())).containsOnlyKeys("LOCK");
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : new TreeSet<>(found.filter(Files::isRegularFile).toList())) {
        files.put(folder.relativize(file).toString(), Program.text(file));
      }
    }
    return files;
  }
}
