package org.lengthwise.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.evaluation.Scoring;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.EnvironmentProbe;
import org.lengthwise.experiment.slurm.Slurm;
import org.lengthwise.experiment.slurm.SlurmTasks;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.FolderLock;
import org.lengthwise.report.Report;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.ExperimentSpec;

/** The last step of an experiment: scores the translations of its runs and writes the report. */
public final class Finalisation {
  /** An experiment that has submitted its runs holds its folder for another moment. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Finalisation() {}

  /**
   * Scores and reports an experiment whose runs were performed by others.
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
      perform(spec, corpus.manifest(), plan, folder);
      return plan.unfinished().stream().map(Finalisation::missing).toList();
    }
  }

  /** The same, for the process that holds the lock of the folder. */
  static void perform(
      ExperimentSpec spec, CorpusManifest corpus, RunPlan plan, ExperimentFolder folder) {
    AtomicFile.remove(folder.report()); // nobody may take an older one for that of these runs
    Provenance.read(folder.provenance()).endedAt(EnvironmentProbe.now()).write(folder.provenance());
    Scoring.of(spec, corpus.lowerCase(), corpus.train().source().lengths())
        .score(plan.finished().stream().map(PlannedRun::folder).toList(), folder);
    Report.write(folder);
  }

  private static RunEnd missing(PlannedRun run) {
    RunStatus status = run.status();
    return switch (status.state()) {
      case FAILED -> new RunEnd(run.name(), RunEnd.Ending.FAILED, status.message());
      case STOPPED -> new RunEnd(run.name(), RunEnd.Ending.STOPPED, status.message());
      default -> new RunEnd(run.name(), RunEnd.Ending.STOPPED, "not finished");
    };
  }
}
