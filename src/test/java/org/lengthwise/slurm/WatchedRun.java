package org.lengthwise.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.lengthwise.results.RunFolder;

/** A run of a task, seen from outside. */
record WatchedRun(RunFolder folder) {
  private static final Duration PATIENCE = Duration.ofMinutes(40);

  String name() {
    return folder.name();
  }

  /** Its process; the parent of that is the script of its task. */
  ProcessHandle process() {
    int at = name().lastIndexOf("-s");
    String words = " " + name().substring(0, at) + " " + name().substring(at + 2);
    Path experiment = folder.root().getParent().getParent();
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.endsWith(" run --alone " + experiment + words))
                    .isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** How often it has gone on from a checkpoint. */
  int continuations() throws IOException {
    return (int)
        Files.readAllLines(folder.log()).stream()
            .filter(line -> line.matches("continued from update [1-9].*"))
            .count();
  }

  void awaitContinuations(int wanted) throws Exception {
    await(() -> continuations() >= wanted);
  }

  void awaitCheckpoint(int update) throws Exception {
    await(() -> Files.exists(folder.checkpoints().resolve("update-" + update)));
  }

  private void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waiting for " + name()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
