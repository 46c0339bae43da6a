package org.lengthwise.experiment;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.TrainingSpec;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.SlurmJobs;

/**
 * How far each run of an experiment is, as its folder tells, and Slurm where that performs it.
 *
 * @param runs a line each, in the order of the plan
 * @param after the jobs that gather once the runs have ended; empty where there are none
 * @param note what kept Slurm from being asked; empty otherwise
 */
public record ExperimentStatus(List<Line> runs, List<String> after, String note) {
  /**
   * One run.
   *
   * @param state what it is doing, in words
   * @param task its task of Slurm, with its state there; empty when it has none
   */
  public record Line(String run, RunStatus.State kind, String state, String task) {}

  /**
   * The status of an experiment that has been begun.
   *
   * @throws RefusedException when its corpus is not prepared yet
   */
  public static ExperimentStatus of(ExperimentFolder folder) {
    return of(folder, new Slurm());
  }

  static ExperimentStatus of(ExperimentFolder folder, Slurm commands) {
    if (!Files.exists(folder.corpusManifest())) {
      throw new RefusedException(folder.root() + " holds no prepared corpus yet, and so no runs");
    }
    ExperimentSpec spec = ExperimentReader.read(folder.config(), List.of());
    PreparedCorpus corpus = PreparedCorpus.read(folder.corpus());
    RunPlan plan = RunPlan.of(spec, corpus.manifest().identity(), folder);
    Optional<SlurmJobs> submitted =
        Files.exists(folder.slurmJobs())
            ? Optional.of(SlurmJobs.read(folder.slurmJobs()))
            : Optional.empty();
    Map<String, Slurm.Job> jobs = new LinkedHashMap<>();
    String note = "";
    if (submitted.isPresent()) {
      try {
        jobs.putAll(commands.accounting(submitted.get().jobs()));
        jobs.putAll(commands.queue(submitted.get().jobs()));
      } catch (RefusedException e) {
        note = "Slurm cannot be asked: " + e.getMessage();
      }
    }
    boolean asked = note.isEmpty();
    Map<String, String> tasks = submitted.map(SlurmJobs::tasks).orElse(Map.of());
    List<Line> lines =
        plan.runs().stream()
            .map(
                run -> {
                  RunStatus status = run.status();
                  String task =
                      status.state() == RunStatus.State.FINISHED
                          ? ""
                          : task(Optional.ofNullable(tasks.get(run.name())), jobs, asked);
                  return new Line(
                      run.name(),
                      status.state(),
                      state(run, status, spec.at(run.model().name()).training()),
                      task);
                })
            .toList();
    return new ExperimentStatus(lines, after(submitted, jobs), note);
  }

  /** Jobs without tasks that wait or are at work. */
  private static List<String> after(Optional<SlurmJobs> submitted, Map<String, Slurm.Job> jobs) {
    return submitted.map(SlurmJobs::jobs).orElse(List.of()).stream()
        .flatMap(id -> Optional.ofNullable(jobs.get(id)).stream())
        .filter(job -> !job.over())
        .map(Slurm.Job::toString)
        .toList();
  }

  /** A task that Slurm no longer knows has ended. */
  private static String task(Optional<String> id, Map<String, Slurm.Job> jobs, boolean asked) {
    return id.map(
            known ->
                Optional.ofNullable(jobs.get(known))
                    .map(Slurm.Job::toString)
                    .orElse(asked ? known + " ended" : known))
        .orElse("");
  }

  private static String state(PlannedRun run, RunStatus status, TrainingSpec training) {
    boolean atWork = FolderLock.isHeld(run.folder().lock());
    String where = "update " + number(status.update()) + budget(status, training);
    return switch (status.state()) {
      case WAITING -> status.update() == 0 ? "waiting" : "waiting, to go on from " + where;
      case TRAINING -> atWork ? "training, " + where : "interrupted while training, at " + where;
      case TRANSLATING -> atWork ? "translating" : "interrupted while translating";
      case FINISHED -> "finished, " + number(status.update()) + " updates";
      case FAILED -> "failed: " + status.message();
      case STOPPED -> "stopped at " + where;
    };
  }

  /** How far that is, by the first budget there is. */
  private static String budget(RunStatus status, TrainingSpec training) {
    if (training.updates().isPresent()) {
      return " of " + number(training.updates().get());
    }
    if (training.epochs().isPresent()) {
      return ", epoch %d of %d".formatted(status.epochs(), training.epochs().get());
    }
    return String.format(
        Locale.ROOT,
        ", minute %.1f of %.1f",
        status.trainingSeconds() / 60,
        training.minutes().orElse(0.0));
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
