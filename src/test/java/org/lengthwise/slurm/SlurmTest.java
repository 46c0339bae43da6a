package org.lengthwise.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.SlurmJobs;

/** An experiment through the real Slurm, held to the bytes of the same one in local processes. */
@Tag("slurm")
class SlurmTest {
  private static final Duration PATIENCE = Duration.ofMinutes(40);

  /** A name that a script has to quote, and Java needs a locale for. */
  private static final String SHARED = "it's rü";

  private static final Path LAUNCHER = Path.of("target/lengthwise/bin/lengthwise");

  /** The slower model trains for more than the half minute that Slurm takes to see a time limit. */
  private static final List<String> SETTINGS =
      List.of(
          "seeds=[1,2]",
          "corpus.pairs=3000",
          "corpus.test-pairs=150",
          "evaluation.resamples=100",
          "training.updates=900",
          "training.checkpoint-every=50");

  private static final String[] SLURM = {
    "--executor", "slurm",
    "--set", "executor.shared=true",
    "--set", "executor.partition=main",
    "--set", "executor.memory=2000",
    "--set", "executor.time-limit=60",
    "--set", "executor.notice=50"
  };

  /** What a submitter may have set, most of which must not reach any command of Slurm. */
  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("SBATCH_ACCOUNT", "words"),
          Map.entry("SBATCH_EXPORT", "NONE"),
          Map.entry("SBATCH_ARRAY_INX", "0-1"),
          Map.entry("SBATCH_ERROR", "/dev/null"),
          Map.entry("SBATCH_MEM_PER_NODE", "7000"),
          Map.entry("SBATCH_NO_REQUEUE", "1"),
          Map.entry("SBATCH_OUTPUT", "/dev/null"),
          Map.entry("SBATCH_PARTITION", "elsewhere"),
          Map.entry("SBATCH_SIGNAL", "TERM@60"),
          Map.entry("SBATCH_TIMELIMIT", "1"),
          Map.entry("SBATCH_WAIT", "1"),
          Map.entry("SCANCEL_INTERACTIVE", "1"),
          Map.entry("SQUEUE_ACCOUNT", "others"),
          Map.entry("SQUEUE_PARTITION", "elsewhere"),
          Map.entry("SQUEUE_QOS", "none"),
          Map.entry("SQUEUE_STATES", "FAILED"),
          Map.entry("SQUEUE_USERS", "daemon"));

  @TempDir Path temporary;
  private final long begun = System.nanoTime();

  @Test
  void anExperimentThroughSlurmGivesTheBytesOfALocalOne() throws Exception {
    Optional<String> obstacle = SlurmCluster.obstacle();
    if (obstacle.isPresent()) {
      say("skipped: " + obstacle.get());
      abort(obstacle.get());
    }
    Path folder = Files.createDirectories(temporary.resolve("cluster"));
    try (SlurmCluster cluster = SlurmCluster.start(folder)) {
      say(cluster.run("sinfo", "--version").strip() + " on one machine, ports of its own");
      Said refused = lengthwise(cluster, "a%j", experiment(SETTINGS, SLURM));
      say(refused.text());
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.text()).contains("/a%j/quickstart has % or \\ in its path");
      assertThat(results("a%j").corpus()).doesNotExist();
      ExperimentFolder found = throughSlurm(cluster);
      chain(cluster);
      say("the same experiment in local processes");
      Said local = lengthwise(cluster, "local", experiment(SETTINGS));
      assertThat(local.exitCode()).as(local.text()).isZero();
      int files = SameResults.compare(found, results("local"));
      say(files + " files compared with the local executor's (columns of times apart): equal");
    }
    say("daemons stopped");
  }

  private ExperimentFolder throughSlurm(SlurmCluster cluster) throws Exception {
    List<String> command = experiment(SETTINGS, SLURM);
    Said submitted = lengthwise(cluster, SHARED, command);
    say(submitted.text());
    assertThat(submitted.exitCode()).isZero();
    ExperimentFolder found = results(SHARED);

    String job =
        cluster.run("scontrol", "show", "job", SlurmJobs.read(found.slurmJobs()).jobs().get(0));
    assertThat(job)
        .contains("Account=words ", "Partition=main ", "TimeLimit=01:00:00 ", "Requeue=1 ")
        .contains("MinMemoryNode=2000M ")
        .contains("StdOut=" + found.slurm() + "/runs-", "StdErr=" + found.slurm() + "/runs-");
    Said again = lengthwise(cluster, SHARED, command);
    say("again at once: " + again.text());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.text()).contains("Slurm is working on " + found.root());

    cancel(cluster, found, command);
    kill(cluster, found);
    WatchedRun requeued = new WatchedRun(found.run("fixed-vector", 1));
    WatchedRun limited = new WatchedRun(found.run("attention", 1));
    say("the same command: " + lengthwise(cluster, SHARED, command).text());
    SlurmJobs jobs = SlurmJobs.read(found.slurmJobs());
    requeued.awaitContinuations(2);
    String task = jobs.tasks().get(requeued.name());
    say("scontrol requeue " + task + cluster.run("scontrol", "requeue", task));
    limited.awaitContinuations(2);
    limit(cluster, found, jobs, limited);
    say(lengthwise(cluster, SHARED, List.of("status", found.root().toString())).text());
    awaitEnd(cluster);
    Said status = lengthwise(cluster, SHARED, List.of("status", found.root().toString()));
    say(status.text());
    say(logs(found));
    assertThat(status.exitCode()).isZero();
    assertThat(status.text()).contains("4 of 4 runs finished", "Report: " + found.report());
    assertThat(log(found, jobs, requeued)).contains("restart 1");
    assertThat(requeued.continuations()).isEqualTo(3);
    assertThat(log(found, jobs, limited)).contains("restart 1");
    assertThat(limited.continuations()).isEqualTo(3);

    Said done = lengthwise(cluster, SHARED, command);
    assertThat(done.exitCode()).isZero();
    assertThat(done.text()).contains("Nothing to do: all 4 runs are finished.");
    return found;
  }

  /**
   * Cancelled jobs have their runs save, if they are not suspended; the same command submits what
   * is unfinished.
   */
  private void cancel(SlurmCluster cluster, ExperimentFolder found, List<String> command)
      throws Exception {
    new WatchedRun(found.run("fixed-vector", 1)).awaitCheckpoint(50);
    new WatchedRun(found.run("attention", 1)).awaitCheckpoint(50);
    SlurmJobs jobs = SlurmJobs.read(found.slurmJobs());
    String suspended = jobs.tasks().get("attention-s1");
    say("scontrol suspend " + suspended + cluster.run("scontrol", "suspend", suspended));
    List<String> cancel = new ArrayList<>(List.of("scancel"));
    cancel.addAll(jobs.jobs());
    say(String.join(" ", cancel) + cluster.run(cancel.toArray(String[]::new)));
    awaitEnd(cluster);
    Said status = lengthwise(cluster, SHARED, List.of("status", found.root().toString()));
    say(status.text());
    assertThat(status.exitCode()).isZero();
    assertThat(status.text()).contains("0 of 4 runs finished", "CANCELLED");
    assertThat(RunStatus.read(found.run("fixed-vector", 1).status()).message())
        .endsWith("it will continue from there");
    assertThat(RunStatus.read(found.run("attention", 1).status()).state())
        .isEqualTo(RunStatus.State.TRAINING); // it was killed, and continues from a checkpoint
    assertThat(found.report()).doesNotExist();

    Said again = lengthwise(cluster, SHARED, command);
    say("the same command: " + again.text());
    assertThat(again.exitCode()).isZero();
  }

  /** A run that is killed for good, alone or with the script of its task, is named with why. */
  private void kill(SlurmCluster cluster, ExperimentFolder found) throws Exception {
    WatchedRun alone = new WatchedRun(found.run("attention", 1));
    WatchedRun whole = new WatchedRun(found.run("fixed-vector", 1));
    alone.awaitContinuations(1);
    whole.awaitContinuations(1);
    SlurmJobs jobs = SlurmJobs.read(found.slurmJobs());
    say("kill -9 of the process of " + alone.name() + ", and of the whole task of " + whole.name());
    alone.process().destroyForcibly();
    ProcessHandle run = whole.process();
    run.parent().orElseThrow().destroyForcibly();
    run.destroyForcibly();
    awaitEnd(cluster);

    Said status = lengthwise(cluster, SHARED, List.of("status", found.root().toString()));
    say(status.text());
    assertThat(status.exitCode()).isEqualTo(1);
    String task = jobs.tasks().get(whole.name());
    for (String told : List.of(status.text(), Files.readString(found.report()))) {
      assertThat(told)
          .contains("its process was killed (signal 9), perhaps because memory ran out")
          .contains("its Slurm task " + task + " ended as FAILED; see slurm/runs-" + task + ".log");
    }
    assertThat(status.text()).contains("2 of 4 runs finished");
  }

  /** A model that starts from another's weights is trained after it. */
  private void chain(SlurmCluster cluster) throws Exception {
    String hard =
        """
        models=[{kind: attention, name: soft, encoder: forward, score: {kind: additive, hidden: 5}, \
        memory: {kind: shared}, selection: {kind: soft}}, \
        {kind: attention, name: hard, encoder: forward, score: {kind: additive, hidden: 5}, \
        memory: {kind: shared}, selection: {kind: maximum, decoding: {kind: maximum}}, \
        initialise-from: soft}]""";
    List<String> small =
        List.of(hard, "name=chain", "seeds=[3]", "training.updates=20", "corpus.test-pairs=20");
    List<String> command = experiment(SETTINGS, SLURM);
    small.forEach(setting -> command.addAll(List.of("--set", setting)));
    Said submitted = lengthwise(cluster, SHARED, command);
    say(submitted.text());
    assertThat(submitted.exitCode()).isZero();
    awaitEnd(cluster);
    ExperimentFolder found = new ExperimentFolder(temporary.resolve(SHARED).resolve("chain"));
    assertThat(RunStatus.read(found.run("hard", 3).status()).state())
        .isEqualTo(RunStatus.State.FINISHED);
    assertThat(Files.readString(found.run("hard", 3).log())).contains(" of soft-s3");
    assertThat(found.report()).exists();
    say("hard-s3 was trained after soft-s3, from its weights");
  }

  /** What one command of Lengthwise said. */
  private record Said(int exitCode, String text) {}

  private static List<String> experiment(List<String> settings, String... more) {
    List<String> command = new ArrayList<>(List.of("experiment", "configs/quickstart.yaml"));
    settings.forEach(setting -> command.addAll(List.of("--set", setting)));
    Collections.addAll(command, more);
    return command;
  }

  private Said lengthwise(SlurmCluster cluster, String results, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(arguments);
    if (arguments.get(0).equals("experiment")) {
      command.addAll(List.of("--results", temporary.resolve(results).toString()));
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(cluster.environment());
    builder.environment().putAll(ENVIRONMENT);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes()).strip();
    return new Said(process.waitFor(), text);
  }

  private ExperimentFolder results(String results) {
    return new ExperimentFolder(temporary.resolve(results).resolve("quickstart"));
  }

  /** Has a task at work reach its time limit, and gives it back what it had for the next start. */
  private void limit(SlurmCluster cluster, ExperimentFolder found, SlurmJobs jobs, WatchedRun run)
      throws Exception {
    String task = "JobId=" + jobs.tasks().get(run.name());
    say("scontrol update " + task + " TimeLimit=1");
    cluster.run("scontrol", "update", task, "TimeLimit=1");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!log(found, jobs, run).contains("saved before the time limit; queued again")) {
      assertThat(System.nanoTime()).as("waiting for the time limit").isLessThan(deadline);
      Thread.sleep(100);
    }
    say("the run saved before its time limit, and its task queued itself again");
    cluster.run("scontrol", "update", task, "TimeLimit=60");
  }

  private void awaitEnd(SlurmCluster cluster) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!cluster.run("squeue", "--noheader").isBlank()) {
      assertThat(System.nanoTime()).as("waiting for the jobs").isLessThan(deadline);
      Thread.sleep(1000);
    }
  }

  private static String logs(ExperimentFolder found) throws IOException {
    try (Stream<Path> files = Files.list(found.slurm())) {
      List<String> lines = new ArrayList<>();
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
        lines.add(log.getFileName() + ":");
        Files.readAllLines(log).forEach(line -> lines.add("  " + line));
      }
      return String.join("\n", lines);
    }
  }

  private static String log(ExperimentFolder found, SlurmJobs jobs, WatchedRun run)
      throws IOException {
    return Files.readString(found.slurm().resolve("runs-" + jobs.tasks().get(run.name()) + ".log"));
  }

  private void say(String text) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    String stamp = String.format(Locale.ROOT, "[%4.0f s] ", seconds);
    System.out.println(stamp + text.strip().replace("\n", "\n         "));
    System.out.flush();
  }
}
