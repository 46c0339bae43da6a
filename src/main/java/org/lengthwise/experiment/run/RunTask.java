package org.lengthwise.experiment.run;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.evaluation.TestTranslation;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.plan.RunProgress;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.FolderLock;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Replay;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.RunEnvironment;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.train.StopRequest;
import org.lengthwise.train.StoppedException;
import org.lengthwise.train.TrainingException;
import org.lengthwise.train.TrainingResult;

/**
 * One run from start to end, in a process of its own: training, from fresh weights or the best of
 * another run, then translation of the test set. Everything that it needs to know is in the
 * experiment's folder.
 */
public final class RunTask {
  /** A run whose experiment was killed takes a moment to notice and end. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RunEngine engine;
  private final StopRequest stop;
  private final Consumer<String> reports;
  private final Consumer<String> log;
  private final boolean task;

  /**
   * @param engine trains and translates
   * @param stop ends the run early
   * @param reports takes the lines of progress that the experiment reads
   * @param log takes lines for the run's log
   */
  public RunTask(
      RunEngine engine, StopRequest stop, Consumer<String> reports, Consumer<String> log) {
    this(engine, stop, reports, log, false);
  }

  private RunTask(
      RunEngine engine,
      StopRequest stop,
      Consumer<String> reports,
      Consumer<String> log,
      boolean task) {
    this.engine = engine;
    this.stop = stop;
    this.reports = reports;
    this.log = log;
    this.task = task;
  }

  /** The same as a task of a batch system, which has memory of its own. */
  public RunTask alone() {
    return new RunTask(engine, stop, reports, log, true);
  }

  /**
   * Does what remains to be done of a run. Any error, even in reading the config, is recorded in
   * the run's status if the experiment has such a run.
   *
   * @param experiment the experiment's folder, with its config and corpus
   * @throws StoppedException when it was asked to stop; it can continue from there
   * @throws RunFailure when it ends with an error, which is in its status
   * @throws RefusedException when the experiment has no such run
   * @throws FolderException when another process is working on it
   */
  public void perform(Path experiment, String model, long seed) {
    ExperimentFolder folder = new ExperimentFolder(experiment);
    RunFolder place = folder.run(model, seed);
    try {
      perform(folder, model, seed);
    } catch (FolderException | StoppedException | RunFailure e) {
      throw e;
    } catch (RuntimeException | Error e) {
      if (!Files.exists(place.status())) {
        throw e;
      }
      throw failed(place, e);
    }
  }

  @SuppressWarnings("try") // the lock is held for the length of the block
  private void perform(ExperimentFolder folder, String model, long seed) {
    ExperimentSpec whole = ExperimentReader.read(folder.config(), List.of());
    PreparedCorpus corpus = PreparedCorpus.read(folder.corpus());
    PlannedRun run = RunPlan.of(whole, corpus.manifest().identity(), folder).run(model, seed);
    ExperimentSpec spec = replayed(whole.at(model), run.folder());
    try (FolderLock lock = FolderLock.hold(run.folder().lock(), PATIENCE)) {
      AtomicFile.removeLeftovers(run.folder().root());
      perform(spec, corpus, run);
    }
  }

  private void perform(ExperimentSpec spec, PreparedCorpus corpus, PlannedRun run) {
    if (run.finished()) {
      return;
    }
    try {
      if (run.folder().isCleaned()) {
        translateAgain(spec, run);
      } else {
        train(spec, corpus, run);
      }
      translate(spec, corpus, run);
    } catch (FolderException e) { // the cache of the engine's libraries
      throw failed(run.folder(), e);
    }
  }

  private RunFailure failed(RunFolder run, Throwable cause) {
    String message = Diagnosis.of(cause, task);
    try {
      RunStatus.read(run.status()).in(State.FAILED, message).write(run.status());
    } catch (UncheckedIOException | ResultsException e) {
      cause.addSuppressed(e); // usually a full disk, which is the cause as well
    }
    return new RunFailure(run.name() + ": " + message, cause);
  }

  private void train(ExperimentSpec spec, PreparedCorpus corpus, PlannedRun run) {
    reports.accept(RunProgress.of(RunProgress.Phase.STARTING).line());
    run.enter(State.TRAINING, "");
    RunStatusWriter status = statusWriter(spec, run);
    ProvenanceRecorder provenance = provenance(spec, run, status);
    try {
      TrainingResult result =
          engine.train(
              spec, run.model(), run.seed(), corpus, run.folder(), start(run), stop, provenance);
      Path last = engine.weights(run.folder(), result.updates());
      provenance.ended(Map.of(RunFolder.BEST, result.bestWeights(), RunFolder.FINAL, last));
      status.ended(result);
      if (stop.made()) {
        throw new StoppedException(run.status().update());
      }
    } catch (StoppedException e) {
      status.stopped(e);
      throw e;
    }
  }

  /** A cleaned run is not trained again just to translate again. */
  private void translateAgain(ExperimentSpec spec, PlannedRun run) {
    log.accept("translates again with the weights that lengthwise clean kept");
    provenance(spec, run, statusWriter(spec, run)).translates(run.status().update());
    run.enter(State.TRANSLATING, "");
  }

  private RunStatusWriter statusWriter(ExperimentSpec spec, PlannedRun run) {
    return new RunStatusWriter(run, spec.training().budget(), reports, log);
  }

  private ProvenanceRecorder provenance(ExperimentSpec spec, PlannedRun run, RunStatusWriter next) {
    RunEnvironment environment = EnvironmentProbe.probe(spec.training().threads(), System.getenv());
    return new ProvenanceRecorder(run.folder(), environment, log, next);
  }

  /** A run that reproduces another ends where that one did, and not by the clock. */
  private static ExperimentSpec replayed(ExperimentSpec spec, RunFolder run) {
    return Replay.find(run.replay())
        .map(replay -> spec.withTraining(spec.training().with(Budget.ofUpdates(replay.updates()))))
        .orElse(spec);
  }

  /** The best weights of the run that this one starts from; not needed once it has a checkpoint. */
  private Optional<Path> start(PlannedRun run) {
    return run.base()
        .flatMap(
            base -> {
              RunStatus status = base.status();
              if (!base.finished()) {
                throw new RefusedException(
                    "%s, whose best weights it starts from, is not finished; it is %s"
                        .formatted(base.name(), status.state().name().toLowerCase(Locale.ROOT)));
              }
              try {
                return Optional.of(engine.weights(base.folder(), status.bestUpdate()));
              } catch (TrainingException e) {
                if (run.status().bestUpdate() > 0) {
                  return Optional.empty();
                }
                throw e;
              }
            });
  }

  private void translate(ExperimentSpec spec, PreparedCorpus corpus, PlannedRun run) {
    RunStatus status = run.status();
    RunProgress progress = RunProgress.of(RunProgress.Phase.TRANSLATING);
    reports.accept(progress.at(status.update(), status.epochs()).line());
    try (SentenceTranslator translator =
        engine.open(spec, run.model(), corpus, run.folder(), status.bestUpdate())) {
      new TestTranslation(spec, corpus, run.model(), run.seed(), run.folder()).perform(translator);
    }
    run.enter(State.FINISHED, "");
  }
}
