package org.lengthwise.experiment;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.plan.TimeLeft;
import org.lengthwise.experiment.slurm.Slurm;
import org.lengthwise.experiment.slurm.SlurmTasks;
import org.lengthwise.io.FolderLock;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.TrainingSpec;

/**
 * How far each run of an experiment is, according to its folder, and to Slurm where that performs
 * the runs.
 *
 * @param folder the experiment's
 * @param provenance when it was started, and ended; empty before its runs start
 * @param runs a line each, in the order of the plan
 * @param after the jobs that score and report after the runs; empty where there are none
 * @param note why Slurm could not be asked; empty otherwise
 */
public record ExperimentStatus(
    ExperimentFolder folder,
    Optional<Provenance> provenance,
    List<Line> runs,
    List<String> after,
    String note) {
  /**
   * One run.
   *
   * @param status what it has recorded, or what became of it
   * @param budget when its training ends
   * @param text what it is doing, in words
   * @param secondsLeft of its training; empty where it does not train or cannot be estimated
   * @param task its Slurm task, with its state there; empty when it has none
   */
  public record Line(
      String run,
      RunStatus status,
      Budget budget,
      boolean atWork,
      String text,
      OptionalDouble secondsLeft,
      String task) {
    /** What it is doing. */
    public RunStatus.State state() {
      return status.state();
    }

    /** Whether it was ended while it was at work, and recorded nothing about that. */
    public boolean interrupted() {
      return !atWork
          && (state() == RunStatus.State.TRAINING || state() == RunStatus.State.TRANSLATING);
    }
  }

  /** How many runs are in this state. */
  public long count(RunStatus.State state) {
    return runs.stream().filter(line -> line.state() == state).count();
  }

  /**
   * The status of an experiment that has been started.
   *
   * @throws RefusedException when its corpus is not prepared yet
   */
  public static ExperimentStatus of(ExperimentFolder folder) {
    return of(folder, new Slurm());
  }

  static ExperimentStatus of(ExperimentFolder folder, Slurm commands) {
    if (!Files.exists(folder.corpusManifest())) {
      throw new RefusedException(folder.root() + " has no prepared corpus yet, and so no runs");
    }
    ExperimentSpec spec = ExperimentReader.read(folder.config(), List.of());
    if (Files.exists(folder.joined())) {
      return new ExperimentStatus(folder, Optional.empty(), joined(folder), List.of(), "");
    }
    CorpusManifest corpus = CorpusManifest.read(folder.corpus());
    RunPlan plan = RunPlan.of(spec, corpus.identity(), folder);
    SlurmTasks tasks = SlurmTasks.of(folder, commands);
    List<Line> lines =
        plan.runs().stream()
            .map(run -> line(run, tasks, spec.at(run.model().name()).training(), corpus))
            .toList();
    Optional<Provenance> provenance =
        Files.exists(folder.provenance())
            ? Optional.of(Provenance.read(folder.provenance()))
            : Optional.empty();
    return new ExperimentStatus(folder, provenance, lines, tasks.after(), tasks.note());
  }

  /** The runs of joined results, each with the budget of the experiment that it comes from. */
  private static List<Line> joined(ExperimentFolder folder) {
    List<Line> lines = new ArrayList<>();
    for (RunFolder run : folder.runFolders()) {
      RunStatus status = RunStatus.read(run.status());
      Budget budget =
          ExperimentReader.read(run.config(), List.of()).at(status.model()).training().budget();
      String text = text(status, false, budget);
      lines.add(new Line(run.name(), status, budget, false, text, OptionalDouble.empty(), ""));
    }
    return lines;
  }

  private static Line line(
      PlannedRun run, SlurmTasks tasks, TrainingSpec training, CorpusManifest corpus) {
    boolean asked = tasks.note().isEmpty();
    RunStatus written = run.status();
    RunStatus status = asked ? tasks.leftBehind(run).orElse(written) : written;
    String task =
        status.state() == RunStatus.State.FINISHED
            ? ""
            : tasks
                .job(run)
                .map(Slurm.Job::toString)
                .orElse(tasks.id(run).map(id -> asked ? id + " ended" : id).orElse(""));
    boolean atWork = FolderLock.isHeld(run.folder().lock());
    Budget budget = training.budget();
    OptionalDouble left =
        atWork && status.state() == RunStatus.State.TRAINING
            ? secondsLeft(run, status, budget, (double) corpus.train().pairs() / training.batch())
            : OptionalDouble.empty();
    return new Line(run.name(), status, budget, atWork, text(status, atWork, budget), left, task);
  }

  /**
   * By the rows that the run has written; its validations are left out.
   *
   * @param batches of an epoch, about
   */
  private static OptionalDouble secondsLeft(
      PlannedRun run, RunStatus status, Budget budget, double batches) {
    TimeLeft left = new TimeLeft();
    left.at(0, 0, 0);
    int last = 0;
    try {
      for (TrainingRow row : rows(run)) {
        left.at(row.update(), row.seconds(), share(budget, row.update(), row.seconds(), batches));
        last = row.update();
      }
    } catch (ResultsException | UncheckedIOException e) {
      return OptionalDouble.empty(); // a row is being written
    }
    if (status.update() > last) {
      double share = share(budget, status.update(), status.trainingSeconds(), batches);
      left.at(status.update(), status.trainingSeconds(), share);
    }
    return left.seconds();
  }

  private static List<TrainingRow> rows(PlannedRun run) {
    Path table = run.folder().training();
    return Files.exists(table) ? TrainingRow.read(table) : List.of();
  }

  private static double share(Budget budget, int update, double seconds, double batches) {
    return budget.share(new Budget.Spent(update, update / batches, seconds));
  }

  private static String text(RunStatus status, boolean atWork, Budget budget) {
    String where = budget.where(PlannedRun.spent(status));
    return switch (status.state()) {
      case WAITING -> status.update() == 0 ? "waiting" : "waiting to continue from " + where;
      case TRAINING -> atWork ? "training, " + where : "interrupted while training, at " + where;
      case TRANSLATING -> atWork ? "translating" : "interrupted while translating";
      case FINISHED -> "finished, " + number(status.update()) + " updates";
      case FAILED -> "failed: " + status.message();
      case STOPPED -> "stopped at " + where;
    };
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
