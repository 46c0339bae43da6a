package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.lengthwise.corpus.Sha256;
import org.lengthwise.results.RunStatus;

/** A run that gets too little memory, of Java or of the system. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class OutOfMemoryTest {
  private static final String SMALL_JAVA =
      "-Xmx96m -XX:CompressedClassSpaceSize=48m -XX:ReservedCodeCacheSize=48m";

  @TempDir Path folder;

  /** Killed while it has memory; what it has by then outlives a start that has none. */
  @Test
  void aHeapTooSmallIsSaidSoAndDamagesNothing() throws Exception {
    SmallExperiment experiment = new SmallExperiment(folder.resolve("r"), "training.updates=200");
    Program program = new Program(folder);
    killAfterCheckpoints(program, experiment);
    SortedMap<String, String> before = checkpoints(experiment);

    Said poor =
        new Program(folder, List.of(), Map.of("LENGTHWISE_OPTS", "-Xmx7m"))
            .run(experiment.command());

    assertThat(poor.exitCode()).isEqualTo(1);
    for (String model : SmallExperiment.MODELS) {
      assertThat(poor.out().lines())
          .anyMatch(
              line ->
                  line.matches(
                      model
                          + "-s1  failed: out of memory: the Java heap of \\d MiB is full; give it"
                          + " more \\(LENGTHWISE_OPTS=-Xmx\\d+m\\), or run fewer at a time"
                          + " \\(--parallel 1\\) \\(see its run.log\\)"));
    }
    assertThat(checkpoints(experiment)).isEqualTo(before);
    assertThat(program.run(experiment.command()).exitCode()).isZero();
    SmallExperiment whole = new SmallExperiment(folder.resolve("w"), "training.updates=200");
    assertThat(program.run(whole.command()).exitCode()).isZero();
    assertThat(TimelessFiles.differences(whole.folder().root(), experiment.folder().root()))
        .isEmpty();
  }

  private static void killAfterCheckpoints(Program program, SmallExperiment experiment)
      throws Exception {
    Process process = program.start(experiment.command());
    List<Path> wanted =
        experiment.runs().stream().map(run -> run.checkpoints().resolve("update-30")).toList();
    while (process.isAlive() && !wanted.stream().allMatch(Files::exists)) {
      Thread.sleep(5);
    }
    Set<ProcessHandle> children = new ExperimentWatch(experiment, process).children().keySet();
    process.destroyForcibly().waitFor();
    for (ProcessHandle child : children) {
      child.onExit().get();
    }
  }

  private static SortedMap<String, String> checkpoints(SmallExperiment experiment)
      throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    for (var run : experiment.runs()) {
      try (Stream<Path> files = Files.walk(run.checkpoints())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          found.put(file.toString(), Sha256.of(file));
        }
      }
    }
    return found;
  }

  /** The model that fits is finished; the one that does not is named, with what it wanted. */
  @Test
  void memoryThatTheSystemRefusesIsSaidSoAndTheOtherModelIsReported() throws IOException {
    SmallExperiment experiment =
        new SmallExperiment(
            folder.resolve("r"), "training.updates=3", "models[1].hidden=9001", "corpus.pairs=99");
    Program narrow =
        new Program(
            folder,
            List.of("prlimit", "--as=" + (3L << 30)),
            Map.of("JAVA_TOOL_OPTIONS", SMALL_JAVA, "MALLOC_ARENA_MAX", "1"));

    Said said = narrow.run(experiment.command("--parallel", "1"));

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains("fixed-vector-s1  finished");
    RunStatus failed = RunStatus.read(experiment.folder().run("attention", 1).status());
    assertThat(failed.message())
        .matches(
            "out of memory: the system does not give the engine [\\d,]+ MiB more; run fewer at a"
                + " time \\(--parallel 1\\), or give the experiment another name and a smaller"
                + " training.batch");
    assertThat(Files.readString(experiment.folder().report()))
        .contains("attention, seed 1: failed: out of memory: the system does not give");
  }
}
