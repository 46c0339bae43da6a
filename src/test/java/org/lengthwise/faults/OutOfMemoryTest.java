package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.io.Sha256;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;

/** A run that gets too little memory, of Java or of the system. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
@Timeout(900)
class OutOfMemoryTest {
  private static final String SMALL_JAVA =
      "-Xmx96m -XX:CompressedClassSpaceSize=48m -XX:ReservedCodeCacheSize=48m";

  @TempDir Path folder;

  /** The model that fits is finished; the other is named, and comes right with more memory. */
  @Test
  void aHeapTooSmallIsSaidSoAndDamagesNothing() throws IOException {
    SmallExperiment experiment =
        new SmallExperiment(
            folder.resolve("r"), "training.updates=3", "models[1].hidden=2000", "corpus.pairs=99");
    Program poor = new Program(folder, List.of(), Map.of("LENGTHWISE_OPTS", "-Xmx24m"));

    Said said = poor.run(experiment.command("--parallel", "1"));

    assertThat(said.exitCode()).as(said.out()).isEqualTo(1);
    assertThat(said.out()).contains("fixed-vector-s1  finished");
    assertThat(failure(experiment))
        .matches(
            "out of memory: the Java heap of 2[34] MiB is full; give it more"
                + " \\(LENGTHWISE_OPTS=-Xmx4\\dm\\), or run fewer at a time \\(--parallel 1\\)");
    assertThat(Files.readString(experiment.folder().report()))
        .contains("attention, seed 1: failed: out of memory: the Java heap of ");
    SortedMap<String, String> before = files(experiment.runs().get(0));

    Said rich = new Program(folder).run(experiment.command("--parallel", "1"));

    assertThat(rich.exitCode()).as(rich.out()).isZero();
    assertThat(files(experiment.runs().get(0))).isEqualTo(before);
    assertThat(experiment.runs().get(1).hypotheses()).exists();
  }

  private static String failure(SmallExperiment experiment) {
    return RunStatus.read(experiment.runs().get(1).status()).message();
  }

  private static SortedMap<String, String> files(RunFolder run) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run.root())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(file.toString(), Sha256.of(file));
      }
    }
    return found;
  }

  /** What libtorch asks for does not exist; Java has enough. */
  @Test
  void memoryThatTheSystemRefusesIsSaidSoAndTheOtherModelIsReported() throws IOException {
    SmallExperiment experiment =
        new SmallExperiment(
            folder.resolve("r"),
            "training.updates=2",
            "models[1].hidden=1500",
            "training.batch=1000",
            "corpus.pairs=1001");
    Program narrow =
        new Program(
            folder,
            List.of("prlimit", "--as=" + (3L << 30)),
            Map.of("JAVA_TOOL_OPTIONS", SMALL_JAVA, "MALLOC_ARENA_MAX", "1"));

    Said said = narrow.run(experiment.command("--parallel", "1"));

    assertThat(said.exitCode()).as(said.out()).isEqualTo(1);
    assertThat(said.out()).contains("fixed-vector-s1  finished");
    assertThat(failure(experiment))
        .matches(
            "out of memory: the system refuses the engine another [\\d,]+ MiB; run fewer"
                + " at a time \\(--parallel 1\\), or give the experiment another name and a"
                + " smaller training.batch");
    assertThat(Files.readString(experiment.folder().report()))
        .contains("attention, seed 1: failed: out of memory: the system refuses the engine");
  }
}
