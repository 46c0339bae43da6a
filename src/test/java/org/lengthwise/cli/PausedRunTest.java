package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.results.RunStatus;

/** The process of a run is stopped while it trains by the clock. */
@Tag("integration")
@Tag("slow")
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class PausedRunTest {
  private static final double PAUSE = 8;
  private static final double BUDGET = 6;

  private static final Pattern SAID =
      Pattern.compile(
          "update [0-9]+ took ([0-9]+) s, where one usually takes 0[.][0-9]{3} s: the process was"
              + " stopped, or the machine was suspended; the pause does not count as training");

  @TempDir Path folder;

  @Test
  void aPauseIsNoTrainingAndIsSaid() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            EffectiveConfig.yaml(TinyExperiment.spec("seeds=[1]", "training.checkpoint-every=20"))
                .replace("  updates: 10\n", "  minutes: " + BUDGET / 60 + "\n"));
    ExperimentFolder results = new ExperimentFolder(folder.resolve("results/tiny"));
    RunFolder run = results.run("fixed", 1);
    Process process =
        new Program(folder)
            .start(
                List.of(
                    "experiment",
                    config.toString(),
                    "--results",
                    results.root().getParent().toString(),
                    "--parallel",
                    "1"));
    try {
      while (process.isAlive() && !Files.exists(run.checkpoints().resolve("update-20"))) {
        Thread.sleep(5);
      }
      ProcessHandle child = process.children().findFirst().orElseThrow();
      signal("STOP", child);
      Thread.sleep((long) (1000 * PAUSE));
      signal("CONT", child);
      assertThat(process.waitFor()).isZero();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    Matcher said = SAID.matcher(Files.readString(run.log()));
    assertThat(said.find()).as(Files.readString(run.log())).isTrue();
    assertThat(Double.parseDouble(said.group(1))).isGreaterThanOrEqualTo(PAUSE);
    double paused = RunProvenance.read(run.provenance()).pausedSeconds();
    assertThat(paused).isGreaterThan(PAUSE - 0.5);
    assertThat(RunStatus.read(run.status()).trainingSeconds()).isBetween(BUDGET, PAUSE);
    assertThat(Files.readString(results.report()))
        .contains(
            "<li>fixed, seed 1, was paused for "
                + Numbers.duration(paused)
                + ", in which its process was stopped or the machine was suspended; that is no part"
                + " of its training time.</li>");
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }
}
