package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunProcessCommandTest {
  @Test
  void setsTheThreadsOfARunWhereverLibtorchLooksForThem() {
    RunProcessCommand command = new RunProcessCommand("Main", 3, 2);
    ProcessBuilder process =
        command.process(Path.of("results/tiny"), "attention", 5, Path.of("run.log"));

    assertThat(process.command())
        .contains(
            "-Dai.djl.pytorch.num_threads=3",
            "-Dai.djl.pytorch.num_interop_threads=3",
            "-Dai.djl.offline=true",
            "-XX:MaxRAMPercentage=25.0")
        .doesNotContain("-XX:+UseSerialGC")
        .endsWith("Main", "run", "--", "results/tiny", "attention", "5");
    assertThat(process.environment())
        .containsEntry("OMP_NUM_THREADS", "3")
        .containsEntry("MKL_NUM_THREADS", "3")
        .containsEntry("THP_MEM_ALLOC_ENABLE", "1")
        .containsEntry("OPT_OUT_TRACKING", "true");
  }

  /** The launcher does for the other commands what this class does for runs. */
  @Test
  void theLauncherClearsTheSameVariables() {
    assertThat(Path.of("src/main/dist/bin/lengthwise"))
        .content()
        .contains(RunProcessCommand.clearing());
  }

  @Test
  void collectsGarbageWithOneThreadWhereTheRunHasOne() {
    assertThat(new RunProcessCommand("Main", 1, 1).options())
        .contains("-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50.0");
  }
}
