package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Builds while an experiment is at work, with the script that {@code make} places them with. */
@Tag("integration")
@Timeout(900)
@EnabledOnOs(OS.LINUX)
class BuildFoldersTest {
  private static final String[] FOUR_RUNS = {
    "seeds=[1, 2]",
    "training.updates=20",
    "corpus.pairs=60",
    "corpus.test-pairs=9",
    "evaluation.resamples=100",
    "training.validation.pairs=5"
  };

  @TempDir Path temporary;
  private Path target;
  private Path link;

  @BeforeEach
  void firstBuild() throws Exception {
    target = Files.createDirectories(temporary.toRealPath().resolve("Größe it's/target"));
    link = target.resolve("lengthwise");
    Distribution.build("first", link);
  }

  @Test
  void anExperimentEndsWithTheBuildThatItBeganWith() throws Exception {
    Path first = link.toRealPath();
    SmallExperiment experiment = new SmallExperiment(temporary.resolve("results"), FOUR_RUNS);
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", link.resolve("bin/lengthwise").toString()));
    command.addAll(experiment.command("--parallel", "1"));
    Path out = temporary.resolve("out.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      new ExperimentWatch(experiment, process).await(ExperimentWatch.Phase.TRAINING);

      Distribution.build("second", link);
      Distribution.build("third", link);

      assertThat(process.isAlive()).isTrue();
      assertThat(builds()).hasSize(3).contains(first, link.toRealPath());
      assertThat(Distribution.folders("idle", link))
          .startsWith("1 " + first + "/ is used by process ")
          .contains(" (experiment configs/quickstart.yaml ")
          .endsWith("); wait until it ends, or stop it\n")
          .hasLineCount(1);
      assertThat(process.waitFor()).as(Files.readString(out)).isZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(experiment.folder().run("attention", 2).log())
        .content()
        .doesNotContain("Could not find or load main class");
    assertThat(Distribution.folders("idle", link)).isEqualTo("0 ");
    Distribution.folders("clear", link);
    assertThat(builds()).containsExactly(link.toRealPath());
  }

  @Test
  void theSameProgramIsTheSameBuild() throws Exception {
    Path before = link.toRealPath();

    Distribution.build("first", link);

    assertThat(builds()).containsExactly(before);
    assertThat(link.toRealPath()).isEqualTo(before);
  }

  private List<Path> builds() throws IOException {
    try (Stream<Path> entries = Files.list(target)) {
      return entries.filter(entry -> !entry.equals(link)).toList();
    }
  }
}
