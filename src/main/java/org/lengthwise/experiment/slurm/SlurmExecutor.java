package org.lengthwise.experiment.slurm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.lengthwise.experiment.plan.Executor;
import org.lengthwise.experiment.plan.ExperimentListener;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.SlurmJobs;
import org.lengthwise.spec.ExecutorSpec;
import org.lengthwise.spec.ExperimentSpec;

/**
 * Submits runs to Slurm: a job array with a task for each, and a job after them that scores and
 * reports. Runs that start from the weights of others are an array of their own, after that of the
 * others; each further thousand of runs is another array too.
 */
public final class SlurmExecutor implements Executor {
  /** Tasks of an array; Slurm's default limit is 1,001. */
  private static final int MOST = 1000;

  private final ExperimentSpec spec;
  private final ExecutorSpec.Slurm slurm;
  private final RunProcessCommand command;
  private final ExperimentFolder folder;
  private final ExperimentListener listener;
  private final Slurm commands;
  private final List<String> jobs = new ArrayList<>();
  private final Map<String, String> tasks = new LinkedHashMap<>();
  private volatile boolean stopped;

  public SlurmExecutor(
      ExperimentSpec spec,
      ExecutorSpec.Slurm slurm,
      RunProcessCommand command,
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
    BatchScript.checkFolder(folder.root());
    String options = commands.environment().explanation(slurm);
    if (!options.isEmpty()) {
      listener.say(options);
    }
    listener.say(SharedFolder.check(folder.root(), slurm.shared().orElse(false)));
  }

  @Override
  public List<RunEnd> perform(List<PlannedRun> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    String token = UUID.randomUUID().toString();
    Path root = folder.root().toAbsolutePath().normalize();
    BatchScript script = new BatchScript(spec, slurm, command, commands.environment(), root, token);
    AtomicFile.write(folder.slurm().resolve("token"), token + "\n");
    AtomicFile.write(folder.slurm().resolve("runs.sh"), script.runs(runs));
    AtomicFile.write(folder.slurm().resolve("report.sh"), script.report());
    runs.forEach(run -> run.enter(RunStatus.State.WAITING, ""));
    if (!submit(runs)) {
      return runs.stream()
          .map(run -> new RunEnd(run.name(), RunEnd.Ending.STOPPED, "stopped before it started"))
          .toList();
    }
    return runs.stream()
        .map(
            run ->
                new RunEnd(run.name(), RunEnd.Ending.SUBMITTED, tasks.getOrDefault(run.name(), "")))
        .toList();
  }

  /**
   * Submits all or nothing; each submitted job is recorded at once.
   *
   * @return whether it was not stopped
   */
  private synchronized boolean submit(List<PlannedRun> runs) {
    try {
      for (List<Integer> level : levels(runs)) {
        List<String> before = List.copyOf(jobs);
        for (List<Integer> array : arrays(level)) {
          if (stopped) {
            return false;
          }
          // A limit to the tasks at a time holds for all arrays together.
          submit(runs, array, slurm.atOnce().isPresent() ? jobs : before);
        }
      }
      if (stopped) {
        return false;
      }
      submitJob(List.of("--dependency=" + after(jobs), "slurm/report.sh"));
      new SlurmJobs(jobs, tasks).write(folder.slurmJobs());
    } catch (RefusedException | UncheckedIOException e) {
      withdraw();
      throw e;
    }
    int last = jobs.size() - 1;
    listener.say(
        "Submitted to Slurm: %s with a task for each of %d runs, then %s, which scores and reports."
            .formatted(String.join(" and ", jobs.subList(0, last)), runs.size(), jobs.get(last)));
    return true;
  }

  private void submit(List<PlannedRun> runs, List<Integer> array, List<String> before) {
    int first = array.get(0) / MOST * MOST;
    List<String> arguments = new ArrayList<>();
    String numbers = ranges(array.stream().map(task -> task - first).toList());
    arguments.add("--array=" + numbers + slurm.atOnce().map(most -> "%" + most).orElse(""));
    if (!before.isEmpty()) {
      arguments.add("--dependency=" + after(before));
    }
    arguments.add("slurm/runs.sh");
    if (first > 0) {
      arguments.add(Integer.toString(first));
    }
    String job = submitJob(arguments);
    array.forEach(task -> tasks.put(runs.get(task).name(), job + "_" + (task - first)));
    new SlurmJobs(jobs, tasks).write(folder.slurmJobs());
  }

  private String submitJob(List<String> arguments) {
    String job = commands.submit(folder.root(), arguments);
    jobs.add(job);
    RunningBuild.neededBy(job);
    return job;
  }

  /** The tasks a thousand at a time. */
  private static Collection<List<Integer>> arrays(List<Integer> tasks) {
    return tasks.stream().collect(groupingBy(task -> task / MOST, TreeMap::new, toList())).values();
  }

  /** Rising numbers as Slurm reads them: {@code 0-3,7}. */
  private static String ranges(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    for (int from = 0, to; from < numbers.size(); from = to + 1) {
      to = from;
      while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
        to++;
      }
      text.append(text.isEmpty() ? "" : ",").append(numbers.get(from));
      text.append(to == from ? "" : "-" + numbers.get(to));
    }
    return text.toString();
  }

  /** However they end: a run whose base failed reports that itself, and the report names them. */
  private static String after(List<String> jobs) {
    return "afterany:" + String.join(":", jobs);
  }

  /** The numbers of the runs; those that start from no other of them come first. */
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

  /** Cancels what has been submitted, including a job that is being submitted. */
  @Override
  public void stop() {
    stopped = true;
    withdraw();
  }

  private synchronized void withdraw() {
    if (jobs.isEmpty()) {
      return;
    }
    try {
      commands.cancel(jobs);
      jobs.clear();
      forgetJobs(folder);
    } catch (RefusedException e) {
      listener.say(e.getMessage() + "; these jobs may still be in the queue");
    }
  }

  /** Forgets the Slurm jobs of this folder's runs. */
  public static void forgetJobs(ExperimentFolder folder) {
    AtomicFile.remove(folder.slurmJobs());
  }

  /**
   * Checks that no Slurm job is still working on a folder.
   *
   * @throws RefusedException naming them
   */
  public static void checkQueue(ExperimentFolder folder, Slurm commands) {
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
          "%s was submitted to Slurm as jobs %s, but Slurm cannot be asked here whether they have ended (%s); if they have, delete %s"
              .formatted(
                  folder.root(),
                  String.join(" ", submitted.jobs()),
                  e.getMessage(),
                  folder.slurmJobs()));
    }
    if (!active.isEmpty()) {
      throw new RefusedException(
          "Slurm is working on %s: %s; see `lengthwise status %s`; to cancel: `scancel %s`"
              .formatted(
                  folder.root(),
                  active.stream().map(Slurm.Job::toString).collect(joining(", ")),
                  ShellWord.quoted(folder.root().toString()),
                  String.join(" ", submitted.jobs())));
    }
  }
}
