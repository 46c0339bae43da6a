package org.lengthwise.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.experiment.local.LocalExecutor;
import org.lengthwise.experiment.plan.Executor;
import org.lengthwise.experiment.plan.ExperimentListener;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.ResumePolicy;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.EnvironmentProbe;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.experiment.slurm.Slurm;
import org.lengthwise.experiment.slurm.SlurmExecutor;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.FolderLock;
import org.lengthwise.io.Sha256;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunEnvironment;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.ExecutorSpec;
import org.lengthwise.spec.ExperimentSpec;

/**
 * One experiment from its config to its report: prepares the corpus, performs the runs that are not
 * finished, each in a process of its own, scores all translations and writes the report.
 *
 * <p>Everything it knows between two calls is in its folder, so the same call continues where the
 * last one ended, and does nothing when all is done.
 */
public final class Experiment {
  private final ExperimentSpec spec;
  private final ExperimentFolder folder;
  private final RunProcessCommand command;
  private final ExperimentListener listener;
  private String request = "";
  private Runnable beforeRuns = () -> {};
  private volatile boolean stopped;
  private volatile @Nullable Executor executor;

  /**
   * An experiment, not started yet.
   *
   * @param results the folder that its own folder goes into
   * @param parallel runs at a time; when empty, as many as the processors have threads for
   * @param mainClass the class whose {@code run} command performs a run
   */
  public Experiment(
      ExperimentSpec spec,
      Path results,
      Optional<Integer> parallel,
      String mainClass,
      ExperimentListener listener) {
    this.spec = spec;
    this.folder = new ExperimentFolder(results.resolve(spec.name()));
    this.command =
        new RunProcessCommand(
            mainClass, spec.training().threads(), RunProcessCommand.parallel(spec, parallel));
    this.listener = listener;
  }

  /**
   * Records which command asked for it, in the provenance.
   *
   * @param command without absolute paths
   */
  public Experiment askedBy(String command) {
    request = command;
    return this;
  }

  /**
   * Does something in the folder before any run is performed, while no other process may use it.
   */
  public Experiment beforeRuns(Runnable action) {
    beforeRuns = action;
    return this;
  }

  /** The folder of this experiment. */
  public ExperimentFolder folder() {
    return folder;
  }

  /**
   * Does what remains to be done.
   *
   * @return how the runs ended that were performed; none when there was nothing to do
   * @throws RefusedException when the folder holds another experiment of this name
   * @throws CorpusException when the corpus cannot be used
   * @throws FolderException when the folder cannot be written or is in use
   */
  @SuppressWarnings("try") // the lock is held for the length of the block
  public List<RunEnd> perform() throws InterruptedException {
    boolean fresh = !Files.exists(folder.root());
    Path lockFile = folder.lock();
    if (!complete()) {
      executor().check();
    }
    try (FolderLock lock = FolderLock.hold(lockFile, Duration.ZERO)) {
      AtomicFile.removeLeftovers(folder.root());
      AtomicFile.removeLeftovers(folder.figures());
      try {
        return performAlone();
      } catch (CorpusException e) {
        if (fresh) {
          removeIfEmpty(lockFile); // while it is held: no other process can have taken it by then
        }
        throw e;
      }
    }
  }

  /**
   * Ends all runs; {@link #perform} then returns. They can continue from their last checkpoints.
   */
  public void stop() {
    stopped = true;
    Executor working = executor;
    if (working != null) {
      working.stop();
    }
  }

  private List<RunEnd> performAlone() throws InterruptedException {
    if (!complete()) {
      SlurmExecutor.checkQueue(folder, new Slurm());
    }
    ExperimentSpec stored = ResumePolicy.stored(spec);
    Optional<ExperimentSpec> before = earlier();
    before.ifPresent(earlier -> ResumePolicy.check(earlier, stored, folder));
    if (Files.notExists(folder.corpus())) {
      listener.say("preparing the corpus"); // which takes a while if it is large
    }
    CorpusManifest corpus = Preparation.prepare(spec, folder.corpus(), listener::say);
    RunPlan plan = RunPlan.of(stored, corpus.identity(), folder);
    Budget budget = spec.training().budget();
    boolean extended =
        before.map(earlier -> !earlier.training().budget().equals(budget)).orElse(false);
    if (extended) {
      ResumePolicy.checkBudget(budget, plan);
    }
    if (extended || (before.isPresent() && ResumePolicy.translatesAgain(before.get(), stored))) {
      // Before the new config is stored, so that a crash in between only repeats this.
      plan.finished().forEach(run -> run.enter(RunStatus.State.WAITING, ""));
    }
    String config = EffectiveConfig.yaml(stored);
    if (before.isEmpty() || !before.get().equals(stored)) {
      AtomicFile.write(folder.config(), config);
    }
    List<PlannedRun> unfinished = plan.unfinished();
    if (unfinished.isEmpty()) {
      boolean done = reported(config);
      String all = "all " + plan.runs().size() + " runs are finished";
      listener.say(done ? "Nothing to do: " + all + "." : "Scoring again: " + all + ".");
      if (done) {
        return List.of();
      }
    }
    String started = started();
    provenance(config, corpus, started, "").write(folder.provenance());
    List<RunEnd> ends = performRuns(unfinished);
    boolean submitted = ends.stream().anyMatch(end -> end.ending() == RunEnd.Ending.SUBMITTED);
    if (!stopped && !submitted) {
      Finalisation.perform(stored, corpus, plan, folder);
    }
    return ends;
  }

  private Optional<ExperimentSpec> earlier() {
    return Files.exists(folder.config())
        ? Optional.of(ExperimentReader.read(folder.config(), List.of()))
        : Optional.empty();
  }

  private List<RunEnd> performRuns(List<PlannedRun> runs) throws InterruptedException {
    SlurmExecutor.forgetJobs(folder);
    beforeRuns.run();
    runs.forEach(run -> run.status().write(run.folder().status()));
    Executor working = executor();
    executor = working;
    if (stopped) {
      working.stop();
    }
    return working.perform(runs);
  }

  private Executor executor() {
    return spec.executor()
        .orElseGet(ExecutorSpec.Local::new)
        .match(
            local ->
                new LocalExecutor(
                    spec.training().device(),
                    command,
                    folder,
                    listener,
                    Runtime.getRuntime().availableProcessors()),
            slurm ->
                new SlurmExecutor(
                    spec, slurm, command.aloneOnItsMachine(), folder, listener, new Slurm()));
  }

  /** Whether everything is done: then no executor is asked. */
  private boolean complete() {
    ExperimentSpec stored = ResumePolicy.stored(spec);
    if (!reported(EffectiveConfig.yaml(stored))) {
      return false;
    }
    String corpus = Provenance.read(folder.provenance()).corpusIdentity();
    return RunPlan.of(stored, corpus, folder).unfinished().isEmpty();
  }

  /**
   * Whether tables and page, with all figures, report all runs that have been performed with this
   * config.
   */
  private boolean reported(String config) {
    if (!folder.gathered().stream().allMatch(Files::exists)
        || Files.exists(folder.notDrawn())
        || !Files.exists(folder.provenance())) {
      return false;
    }
    Provenance written = Provenance.read(folder.provenance());
    return !written.ended().isEmpty() && written.configSha256().equals(Sha256.of(config));
  }

  /** When the experiment was first started. */
  private String started() {
    return Files.exists(folder.provenance())
        ? Provenance.read(folder.provenance()).started()
        : EnvironmentProbe.now();
  }

  private Provenance provenance(
      String config, CorpusManifest corpus, String started, String ended) {
    Map<String, String> environment = new HashMap<>(System.getenv()); // as a run inherits it
    environment.putAll(command.environment());
    RunEnvironment here = EnvironmentProbe.probe(spec.training().threads(), environment);
    return new Provenance(
        here.commit(),
        here.dirty(),
        here.version(),
        Sha256.of(config),
        corpus.identity(),
        corpus.dataFiles(),
        here.versions(),
        here.os(),
        here.cpu(),
        here.processors(),
        here.threads(),
        spec.seeds(),
        started,
        ended,
        here.hugePages(),
        here.products(),
        request);
  }

  /** Leaves nothing behind where nothing was started. */
  private static void removeIfEmpty(Path lockFile) {
    try {
      Files.deleteIfExists(lockFile);
      Files.deleteIfExists(lockFile.toAbsolutePath().getParent());
    } catch (IOException e) {
      // Something else is in the folder: then it stays.
    }
  }
}
