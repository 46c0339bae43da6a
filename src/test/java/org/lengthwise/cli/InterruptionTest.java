package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.TrainingRow;

/** Signals to the real program while it trains. */
@Tag("integration")
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class InterruptionTest {
  private static final Pattern STOPPED =
      Pattern.compile("stopped after update ([0-9]+); it will continue from there");

  @TempDir Path folder;
  private Program program;
  private Path config;

  @BeforeEach
  void prepare() throws IOException {
    program = new Program(folder);
    config =
        Files.writeString(
            folder.resolve("tiny config.yaml"),
            EffectiveConfig.yaml(
                TinyExperiment.spec(
                    "seeds=[1]",
                    "training.log-every=30",
                    "training.checkpoint-every=100",
                    "training.validation.every=200")));
  }

  /** The program in a process group of its own, as a terminal starts it. */
  private Program inGroup() {
    return new Program(folder, List.of("setsid"), Map.of());
  }

  private List<String> command(String results) {
    return List.of(
        "experiment",
        config.toString(),
        "--results",
        folder.resolve(results).toString(),
        "--set",
        "training.updates=2000",
        "--parallel",
        "2");
  }

  private ExperimentFolder results(String results) {
    return new ExperimentFolder(folder.resolve(results).resolve("tiny"));
  }

  /**
   * A terminal's Ctrl-C reaches the experiment and its runs; another signal of the same instant, as
   * {@code timeout} sends it, changes nothing.
   */
  @Test
  @Tag("slow")
  void ctrlCSavesEveryRunAndTellsTheCommandThatGoesOnExactly() throws Exception {
    Assumptions.assumeFalse(IgnoredSignals.contains("INT"), "SIGINT is ignored here");
    Process process = inGroup().start(command("cut"));
    awaitCheckpoint(process, results("cut").run("fixed", 1));
    awaitCheckpoint(process, results("cut").run("attention", 1));
    String both = "kill -s INT -- -$0; kill -s TERM -- -$0";
    new ProcessBuilder("sh", "-c", both, "" + process.pid()).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(Files.readString(program.err()).lines().toList())
        .containsExactly(
            "Interrupted: each run finishes its update and saves. A second signal"
                + " exits at once and loses the work since the last checkpoint.",
            "To continue: lengthwise experiment '"
                + config
                + "' --results "
                + folder.resolve("cut")
                + " --set training.updates=2000 --parallel 2");
    for (String model : List.of("fixed", "attention")) {
      RunFolder run = results("cut").run(model, 1);
      RunStatus status = RunStatus.read(run.status());
      assertThat(status.state()).isEqualTo(RunStatus.State.STOPPED);
      int update = stoppedAfter(run);
      assertThat(status.update()).isEqualTo(update);
      assertThat(run.checkpoints().resolve("update-" + update)).isDirectory();
    }

    terminateOneRunAlone();

    assertThat(program.run(command("cut")).exitCode()).isZero();
    assertThat(program.run(command("whole")).exitCode()).isZero();
    for (String model : List.of("fixed", "attention")) {
      assertSame(results("cut").run(model, 1), results("whole").run(model, 1));
    }
    assertThat(results("cut").scores()).hasSameBinaryContentAs(results("whole").scores());
  }

  /** As a cluster has it: no experiment, and a signal to the run alone. */
  private void terminateOneRunAlone() throws Exception {
    RunFolder run = results("cut").run("attention", 1);
    int before = stoppedAfter(run);
    Process process =
        program.start(
            List.of("run", results("cut").root().toString(), "attention", "1", "--alone"));
    process.getOutputStream().close();
    while (process.isAlive()
        && !Files.readString(program.err()).contains("continued from update " + before)) {
      Thread.sleep(5);
    }
    send("TERM", Long.toString(process.pid()));
    assertThat(process.waitFor()).isEqualTo(3);
    Matcher stopped = STOPPED.matcher(Files.readString(program.err()));
    assertThat(stopped.find()).isTrue();
    assertThat(run.checkpoints().resolve("update-" + stopped.group(1))).isDirectory();
  }

  @Test
  @Tag("slow")
  void aSecondSignalLeavesAtOnceAndTakesTheRunsAlong() throws Exception {
    Process process = program.start(command("cut"));
    RunFolder run = results("cut").run("attention", 1);
    awaitCheckpoint(process, run);
    List<ProcessHandle> children = process.toHandle().children().toList();
    assertThat(children).hasSize(2);
    for (ProcessHandle child : children) {
      send("STOP", Long.toString(child.pid())); // so that it cannot save, and the first must wait
    }
    send("TERM", Long.toString(process.pid()));
    while (process.isAlive() && !Files.readString(program.err()).contains("Interrupted: ")) {
      Thread.sleep(5);
    }
    Thread.sleep(1200); // earlier, it would be one with the first
    send("TERM", Long.toString(process.pid()));
    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(Files.readString(program.err())).doesNotContain("To continue: ");
    for (ProcessHandle child : children) {
      send("CONT", Long.toString(child.pid()));
      child.onExit().get(60, TimeUnit.SECONDS);
    }
    assertThat(run.hypotheses()).doesNotExist();
  }

  /** Ctrl-C reaches sbatch as well; it submits its job all the same, and that is known. */
  @Test
  void ctrlCWhileSubmittingTakesBackWhatIsSubmitted() throws Exception {
    Assumptions.assumeFalse(IgnoredSignals.contains("INT"), "SIGINT is ignored here");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path calls = folder.resolve("calls");
    for (String command : List.of("sbatch", "scancel")) {
      Path file =
          Files.writeString(
              bin.resolve(command),
              "#!/bin/sh\necho \"%s $*\" >>'%s'; case $2 in --array*) sleep 1;; esac; echo 11\n"
                  .formatted(command, calls));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    String path = bin + ":" + System.getenv("PATH");
    Program slurm = new Program(folder, List.of("setsid"), Map.of("PATH", path));
    List<String> command =
        List.of(
            "experiment",
            config.toString(),
            "--results",
            folder.resolve("cut").toString(),
            "--set",
            "executor={kind: slurm, shared: true}");

    Process process = slurm.start(command);
    while (process.isAlive()
        && !(Files.exists(calls) && Files.readString(calls).contains("--array"))) {
      Thread.sleep(5);
    }
    send("INT", "-" + process.pid());

    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(Files.readString(slurm.err()).lines().toList())
        .containsExactly(
            "Interrupted: submitted Slurm jobs are cancelled. A second signal exits at once and may"
                + " leave jobs in the queue.",
            "To continue: lengthwise experiment '"
                + config
                + "' --results "
                + folder.resolve("cut")
                + " --set 'executor={kind: slurm, shared: true}'");
    assertThat(Files.readAllLines(calls))
        .containsExactly(
            "sbatch --version", "sbatch --parsable --array=0-1 slurm/runs.sh", "scancel 11");
    assertThat(results("cut").slurmJobs()).doesNotExist();
  }

  private static int stoppedAfter(RunFolder run) throws IOException {
    Matcher stopped = STOPPED.matcher(Files.readString(run.log()));
    assertThat(stopped.find()).as(Files.readString(run.log())).isTrue();
    return Integer.parseInt(stopped.group(1));
  }

  private static void awaitCheckpoint(Process process, RunFolder run) throws Exception {
    while (process.isAlive() && !hasCheckpoint(run)) {
      Thread.sleep(5);
    }
  }

  private static boolean hasCheckpoint(RunFolder run) throws IOException {
    if (!Files.isDirectory(run.checkpoints())) {
      return false;
    }
    try (Stream<Path> found = Files.list(run.checkpoints())) {
      return found.anyMatch(path -> path.getFileName().toString().startsWith("update-"));
    }
  }

  private static void send(String signal, String process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, "--", process).start().waitFor();
  }

  private static void assertSame(RunFolder cut, RunFolder whole) {
    assertThat(losses(cut)).isEqualTo(losses(whole));
    for (String file : List.of("validation.csv", "hypotheses.csv", "alignments.jsonl")) {
      assertThat(cut.root().resolve(file)).hasSameBinaryContentAs(whole.root().resolve(file));
    }
    int best = RunStatus.read(whole.status()).bestUpdate();
    assertThat(RunStatus.read(cut.status()).bestUpdate()).isEqualTo(best);
    String weights = "update-" + best + "/weights.safetensors";
    assertThat(cut.checkpoints().resolve(weights))
        .hasSameBinaryContentAs(whole.checkpoints().resolve(weights));
  }

  private static List<String> losses(RunFolder run) {
    return TrainingRow.read(run.training()).stream()
        .map(row -> row.update() + " " + row.loss() + " " + row.gradientNorm())
        .toList();
  }
}
