package org.lengthwise.experiment;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.SlurmSpec;
import org.lengthwise.results.AtomicFile;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.SlurmJobs;

/**
 * Hands runs to Slurm: a job array with a task for each, and a job after them that gathers and
 * reports. Runs that start from another's weights are an array of their own, after that of the
 * others.
 */
final class SlurmExecutor implements Executor {
  private final ExperimentSpec spec;
  private final SlurmSpec slurm;
  private final RunCommand command;
  private final ExperimentFolder folder;
  private final ExperimentListener listener;
  private final Slurm commands;

  SlurmExecutor(
      ExperimentSpec spec,
      SlurmSpec slurm,
      RunCommand command,
      ExperimentFolder folder,
      ExperimentListener listener,
      Slurm commands) {
    this.spec = spec;
    this.slurm = slurm;
    this.command = command;
    this.folder = folder;
    this.listener = listener;
    this.commands = commands;
  }

  @Override
  public void check() {
    commands.check();
    listener.say(SharedFolder.check(folder.root(), slurm.shared().orElse(false)));
  }

  @Override
  public List<RunEnd> perform(List<PlannedRun> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    String token = UUID.randomUUID().toString();
    Path root = folder.root().toAbsolutePath().normalize();
    BatchScript script = new BatchScript(spec, slurm, command, root, token);
    AtomicFile.write(folder.slurm().resolve("token"), token + "\n");
    AtomicFile.write(folder.slurm().resolve("runs.sh"), script.runs(runs));
    AtomicFile.write(folder.slurm().resolve("report.sh"), script.gathering());
    runs.forEach(run -> run.enter(RunStatus.State.WAITING, ""));
    SlurmJobs submitted = submit(runs);
    return runs.stream()
        .map(
            run ->
                new RunEnd(
                    run.name(),
                    RunEnd.Kind.SUBMITTED,
                    submitted.tasks().getOrDefault(run.name(), "")))
        .toList();
  }

  /** All or nothing; what is submitted is written down at once. */
  private SlurmJobs submit(List<PlannedRun> runs) {
    List<String> jobs = new ArrayList<>();
    Map<String, String> tasks = new LinkedHashMap<>();
    try {
      for (List<Integer> level : levels(runs)) {
        String job = commands.submit(folder.root(), array(level, jobs));
        jobs.add(job);
        level.forEach(task -> tasks.put(runs.get(task).name(), job + "_" + task));
        new SlurmJobs(jobs, tasks).write(folder.slurmJobs());
      }
      jobs.add(
          commands.submit(
              folder.root(), List.of("--dependency=" + after(jobs), "slurm/report.sh")));
    } catch (RefusedException e) {
      commands.cancel(jobs);
      throw e;
    }
    SlurmJobs submitted = new SlurmJobs(jobs, tasks);
    submitted.write(folder.slurmJobs());
    int last = jobs.size() - 1;
    listener.say(
        "Jobs of Slurm: %s with a task for each of %d runs, then %s, which scores them and reports."
            .formatted(String.join(" and ", jobs.subList(0, last)), runs.size(), jobs.get(last)));
    return submitted;
  }

  private List<String> array(List<Integer> tasks, List<String> before) {
    List<String> arguments = new ArrayList<>();
    String numbers = tasks.stream().map(String::valueOf).collect(joining(","));
    arguments.add("--array=" + numbers + slurm.atOnce().map(most -> "%" + most).orElse(""));
    if (!before.isEmpty()) {
      arguments.add("--dependency=" + after(before));
    }
    arguments.add("slurm/runs.sh");
    return arguments;
  }

  /** However they end: a run whose base failed says so itself, and the report names them. */
  private static String after(List<String> jobs) {
    return "afterany:" + String.join(":", jobs);
  }

  /** The numbers of the runs, those first that start from no other of them. */
  private static List<List<Integer>> levels(List<PlannedRun> runs) {
    List<String> names = runs.stream().map(PlannedRun::name).toList();
    Map<Integer, List<Integer>> levels = new TreeMap<>();
    IntStream.range(0, runs.size())
        .forEach(
            task ->
                levels
                    .computeIfAbsent(depth(runs.get(task), names), depth -> new ArrayList<>())
                    .add(task));
    return List.copyOf(levels.values());
  }

  private static int depth(PlannedRun run, List<String> names) {
    return run.base()
        .filter(base -> names.contains(base.name()))
        .map(base -> 1 + depth(base, names))
        .orElse(0);
  }

  @Override
  public void stop() {
    // What is submitted is Slurm's; what is not takes no time.
  }

  /**
   * Refuses to work on a folder that jobs still work on.
   *
   * @throws RefusedException naming them
   */
  static void checkQueue(ExperimentFolder folder, Slurm commands) {
    if (!Files.exists(folder.slurmJobs())) {
      return;
    }
    SlurmJobs submitted = SlurmJobs.read(folder.slurmJobs());
    List<Slurm.Job> active;
    try {
      active =
          commands.queue(submitted.jobs()).values().stream().filter(job -> !job.over()).toList();
    } catch (RefusedException e) {
      throw new RefusedException(
          "%s was handed to Slurm as jobs %s, and whether they have ended cannot be asked here (%s); where they have, delete %s"
              .formatted(
                  folder.root(),
                  String.join(" ", submitted.jobs()),
                  e.getMessage(),
                  folder.slurmJobs()));
    }
    if (!active.isEmpty()) {
      throw new RefusedException(
          "Slurm is at work on %s: %s; `lengthwise status %s` tells more, `scancel %s` ends it"
              .formatted(
                  folder.root(),
                  active.stream().map(Slurm.Job::toString).collect(joining(", ")),
                  folder.root(),
                  String.join(" ", submitted.jobs())));
    }
  }
}
