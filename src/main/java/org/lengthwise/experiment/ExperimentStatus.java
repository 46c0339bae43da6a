package org.lengthwise.experiment;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.slurm.Slurm;
import org.lengthwise.experiment.slurm.SlurmTasks;
import org.lengthwise.io.FolderLock;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.ExperimentSpec;

/**
 * How far each run of an experiment is, according to its folder, and to Slurm where that performs
 * the runs.
 *
 * @param runs a line each, in the order of the plan
 * @param after the jobs that score and report after the runs; empty where there are none
 * @param note why Slurm could not be asked; empty otherwise
 */
public record ExperimentStatus(List<Line> runs, List<String> after, String note) {
  /**
   * One run.
   *
   * @param text what it is doing, in words
   * @param task its Slurm task, with its state there; empty when it has none
   */
  public record Line(String run, RunStatus.State state, String text, String task) {}

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
    PreparedCorpus corpus = PreparedCorpus.read(folder.corpus());
    RunPlan plan = RunPlan.of(spec, corpus.manifest().identity(), folder);
    SlurmTasks tasks = SlurmTasks.of(folder, commands);
    List<Line> lines =
        plan.runs().stream().map(run -> line(run, tasks, spec.training().budget())).toList();
    return new ExperimentStatus(lines, tasks.after(), tasks.note());
  }

  private static Line line(PlannedRun run, SlurmTasks tasks, Budget budget) {
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
    return new Line(run.name(), status.state(), text(run, status, budget), task);
  }

  private static String text(PlannedRun run, RunStatus status, Budget budget) {
    boolean atWork = FolderLock.isHeld(run.folder().lock());
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
