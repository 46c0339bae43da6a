package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.faults.ExperimentWatch.Phase;

/** The disk of a whole experiment fills up in each of its phases in turn. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
@Timeout(900)
class FullDiskExperimentTest {
  private static final int MEGABYTES = 48;
  private static final String BUDGET = "training.updates=300";

  @TempDir Path folder;

  @Test
  void itEndsWithAClearLineAndGoesOnToTheSameResultWhenThereIsRoom() throws Exception {
    Program program = new Program(folder);
    SmallExperiment whole = new SmallExperiment(folder.resolve("whole"), BUDGET);
    assertThat(program.run(whole.command("--parallel", "2")).exitCode()).isZero();
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), MEGABYTES)) {
      SmallExperiment experiment = new SmallExperiment(disk.folder().resolve("r"), BUDGET);
      for (Phase phase : List.of(Phase.TRAINING, Phase.TRANSLATING, Phase.REPORTING)) {
        Said said = fillIn(phase, experiment, disk);
        List<String> lines =
            (said.out() + said.err())
                .lines()
                .filter(line -> line.contains("No space left on device"))
                .toList();
        System.out.printf(
            "Disk full in %s: exit code %d, `%s`%n",
            phase.name().toLowerCase(Locale.ROOT), said.exitCode(), lines);
        assertThat(lines).isNotEmpty();
        assertThat(said.exitCode()).isIn(1, 4);
        assertThat(said.out() + said.err()).doesNotContain("\tat ");
        disk.free();
      }
      assertThat(program.run(experiment.command("--parallel", "2")).exitCode()).isZero();
      assertThat(TimelessFiles.differences(whole.folder().root(), experiment.folder().root()))
          .isEmpty();
    }
  }

  private Said fillIn(Phase phase, SmallExperiment experiment, SmallDisk disk) throws Exception {
    Program program = new Program(folder);
    Process process = program.start(experiment.command("--parallel", "2"));
    try {
      await(phase, experiment, process);
      disk.fill();
      int exitCode = process.waitFor();
      return new Said(exitCode, Files.readString(program.out()), Files.readString(program.err()));
    } finally {
      process.destroyForcibly();
    }
  }

  private static void await(Phase phase, SmallExperiment experiment, Process process)
      throws Exception {
    ExperimentWatch watch = new ExperimentWatch(experiment, process);
    assertThat(watch.await(phase)).as("it came to " + phase).isTrue();
    while (phase == Phase.TRAINING
        && process.isAlive()
        && experiment.runs().stream().anyMatch(run -> ExperimentWatch.newestCheckpoint(run) < 40)) {
      Thread.sleep(2);
    }
  }
}
