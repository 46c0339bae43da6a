package org.lengthwise.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.evaluation.Scoring;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.EnvironmentProbe;
import org.lengthwise.experiment.slurm.Slurm;
import org.lengthwise.experiment.slurm.SlurmTasks;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.FolderLock;
import org.lengthwise.io.IoFault;
import org.lengthwise.report.Report;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.SweptColumns;
import org.lengthwise.spec.ExperimentSpec;

/** The last step of an experiment: what its runs have left is scored, and the report written. */
public final class Finalisation {
  /** An experiment that has submitted its runs takes a moment to let go of the folder. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Finalisation() {}

  /**
   * Gathers what is there of an experiment whose runs others have performed.
   *
   * @return the runs that are not finished, and why
   * @throws FolderException when the folder cannot be written or is in use
   */
  public static List<RunEnd> perform(Path experiment) {
    return perform(experiment, new Slurm());
  }

  @SuppressWarnings("try") // the lock is held for the length of the block
  static List<RunEnd> perform(Path experiment, Slurm commands) {
    ExperimentFolder folder = new ExperimentFolder(experiment);
    try (FolderLock lock = FolderLock.hold(folder.lock(), PATIENCE)) {
      ExperimentSpec spec = ExperimentReader.read(folder.config(), List.of());
      PreparedCorpus corpus = PreparedCorpus.read(folder.corpus());
      RunPlan plan = RunPlan.of(spec, corpus.manifest().identity(), folder);
      SlurmTasks tasks = SlurmTasks.of(folder, commands);
      for (PlannedRun run : plan.unfinished()) {
        tasks.leftBehind(run).ifPresent(status -> status.write(run.folder().status()));
      }
      perform(spec, corpus.manifest().lowerCase(), plan, folder);
      return plan.unfinished().stream().map(Finalisation::missing).toList();
    }
  }

  /** The same, by the process that holds the folder. */
  static void perform(
      ExperimentSpec spec, boolean lowerCased, RunPlan plan, ExperimentFolder folder) {
    removeReport(folder); // an older one, so that it is not taken for one of these runs
    Provenance.read(folder.provenance()).endedAt(EnvironmentProbe.now()).write(folder.provenance());
    new Scoring(spec.evaluation(), lowerCased, SweptColumns.of(spec))
        .score(plan.finished().stream().map(PlannedRun::folder).toList(), folder);
    Report.write(folder);
  }

  private static RunEnd missing(PlannedRun run) {
    RunStatus status = run.status();
    return switch (status.state()) {
      case FAILED -> new RunEnd(run.name(), RunEnd.Kind.FAILED, status.message());
      case STOPPED -> new RunEnd(run.name(), RunEnd.Kind.STOPPED, status.message());
      default -> new RunEnd(run.name(), RunEnd.Kind.STOPPED, "not finished");
    };
  }

  private static void removeReport(ExperimentFolder folder) {
    try {
      Files.deleteIfExists(folder.report());
    } catch (IOException e) {
      throw new FolderException("cannot write " + folder.report() + ": " + IoFault.reason(e));
    }
  }
}
