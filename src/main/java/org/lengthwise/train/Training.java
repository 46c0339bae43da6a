package org.lengthwise.train;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lengthwise.corpus.BatchOrder;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.model.EncoderDecoder;
import org.lengthwise.model.UpdateContext;
import org.lengthwise.nn.optimiser.Optimiser;
import org.lengthwise.nn.parameter.Initialiser;
import org.lengthwise.nn.parameter.ParameterSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.SavedArrays;
import org.lengthwise.nn.tensor.Devices;
import org.lengthwise.results.RunFolder;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.TrainingSpec;

/**
 * The training of one run: batches in the order of the seed, forward, backward, clip, update, log,
 * validate, checkpoint. Started again in the same folder it continues from the last checkpoint, and
 * ends as if it had never been interrupted.
 */
public final class Training {
  private static final ParameterSource ZEROS = (name, role, shape) -> new float[(int) shape.size()];

  private final ExperimentSpec experiment;
  private final TrainingSpec spec;
  private final ModelSpec modelSpec;
  private final long seed;
  private final PreparedCorpus corpus;
  private final Optional<Path> start;
  private final StopRequest stop;
  private final TrainingListener listener;
  private final Checkpoints checkpoints;
  private final RunTables tables;
  private final BatchOrder order;
  private final Budget budget;
  private final Validation validation;
  private final UpdateTimes times = new UpdateTimes();

  private Training(
      ExperimentSpec experiment,
      ModelSpec modelSpec,
      long seed,
      PreparedCorpus corpus,
      RunFolder folder,
      Optional<Path> start,
      StopRequest stop,
      TrainingListener listener) {
    this.experiment = experiment;
    this.spec = experiment.training();
    this.modelSpec = modelSpec;
    this.seed = seed;
    this.corpus = corpus;
    this.start = start;
    this.stop = stop;
    this.listener = listener;
    this.checkpoints =
        new Checkpoints(
            folder.checkpoints(),
            Checkpoint.RunOrigin.of(modelSpec, seed, spec, corpus.manifest()));
    this.tables = new RunTables(modelSpec.name(), seed, spec.optimiser(), folder);
    int limit = experiment.lengthLimit(modelSpec);
    this.order = new BatchOrder(corpus.train(), limit, spec.batch(), spec.window(), seed);
    this.budget = spec.budget();
    this.validation = new Validation(experiment, corpus);
  }

  /**
   * Trains a model to the end of its budget, from the start or from the last checkpoint in the
   * folder.
   *
   * @param start weights to start from where there is no checkpoint yet, a SafeTensors file; fresh
   *     ones when empty
   * @param stop ends training early
   * @throws StoppedException when {@code stop} was made; there is a checkpoint of the last update
   * @throws TrainingException when the loss is not finite or has exploded, a checkpoint cannot be
   *     written or read, or the last one is beyond the budget
   */
  public static TrainingResult run(
      ExperimentSpec experiment,
      ModelSpec model,
      long seed,
      PreparedCorpus corpus,
      RunFolder folder,
      Optional<Path> start,
      StopRequest stop,
      TrainingListener listener) {
    return new Training(experiment, model, seed, corpus, folder, start, stop, listener).run();
  }

  /**
   * The file of weights of a checkpoint.
   *
   * @throws TrainingException when the checkpoint is missing or damaged
   */
  public static Path weights(RunFolder folder, int update) {
    return Checkpoints.weights(folder.checkpoints(), update);
  }

  /** What training starts with. */
  private record Start(TrainingState state, Learner learner) {}

  private TrainingResult run() {
    stop.heed();
    try (NDManager manager = Devices.manager(spec.device())) {
      Start begin = begin(manager);
      Learner learner = begin.learner();
      Parameters parameters = learner.model().parameters();
      String encoder = learner.model().directions();
      listener.began(parameters.count(), encoder, progress(begin.state()));
      TrainingState trained = train(begin.state(), learner, manager);
      TrainingState end = close(trained, learner, manager);
      checkpoints.complete(trained, end.bestUpdate());
      return new TrainingResult(
          end.update(),
          end.currentEpoch(),
          end.bestUpdate(),
          end.bestLoss(),
          weights(tables.folder(), end.bestUpdate()),
          parameters.count(),
          encoder,
          end.targetTokens(),
          end.seconds());
    }
  }

  /** From the last checkpoint or from the start. */
  private Start begin(NDManager manager) {
    checkpoints.tidy();
    Optional<Checkpoint.Found> restored = checkpoints.latest(listener::say);
    restored.ifPresent(found -> checkBudget(found.state()));
    Learner learner = learner(restored, manager);
    checkpoints.reopen();
    tables.cutTo(restored.map(Checkpoint.Found::tables).orElse(Map.of()));
    TrainingState state = restored.map(Checkpoint.Found::state).orElse(TrainingState.START);
    if (restored.isPresent()) {
      listener.say("continued from update " + state.update());
    }
    return new Start(state, learner);
  }

  private void checkBudget(TrainingState state) {
    List<String> messages = budget.countsExceededBy(spent(state), tables.folder().name());
    if (!messages.isEmpty()) {
      throw new TrainingException(messages.get(0));
    }
  }

  private Budget.Spent spent(TrainingState state) {
    return state.spent(order.batches());
  }

  private Learner learner(Optional<Checkpoint.Found> restored, NDManager manager) {
    if (restored.isEmpty() && start.isEmpty() && modelSpec.initialiseFrom().isPresent()) {
      throw new TrainingException(
          "there is no checkpoint to continue from, and the weights of "
              + modelSpec.initialiseFrom().get()
              + " that "
              + modelSpec.name()
              + " starts from are missing");
    }
    Optional<Path> file =
        restored
            .map(found -> found.checkpoint().place().resolve(Checkpoint.WEIGHTS))
            .or(() -> start);
    EncoderDecoder model;
    try (ReleasableParameterSource weights =
        new ReleasableParameterSource(
            file.<ParameterSource>map(path -> SavedArrays.read(path, manager))
                .orElseGet(() -> new Initialiser(spec.initialisation(), seed)))) {
      Parameters parameters = new Parameters(manager, weights, true);
      model =
          new EncoderDecoder(modelSpec, corpus.source().size(), corpus.target().size(), parameters);
    }
    ParameterSource state =
        restored
            .<ParameterSource>map(
                found -> SavedArrays.read(found.checkpoint().optimiser(), manager))
            .orElse(ZEROS);
    Optimiser optimiser = Optimiser.of(spec.optimiser(), manager, model.parameters(), state);
    return new Learner(model, optimiser, spec, manager);
  }

  /**
   * Updates to the end of the budget, with the rows, validations and checkpoints that are due. None
   * of these depends on where the budget ends, so a longer one continues from here.
   */
  private TrainingState train(TrainingState start, Learner learner, NDManager manager) {
    BatchLoader loader = new BatchLoader(corpus.train());
    TrainingState state = start;
    TrainingState saved = start;
    int loadedEpoch = 0;
    List<int[]> batches = List.of();
    try {
      while (true) {
        boolean log = due(state, spec.logEvery()) && state.unlogged();
        state = log ? log(state) : state;
        boolean validate = due(state, spec.validation().every()) && state.unvalidated();
        state = validate ? validate(state, learner, manager, stop) : state;
        boolean stopping = stop.made();
        boolean ends = stopping || budget.reached(spent(state));
        if (!state.equals(saved) && (ends || validate || due(state, spec.checkpointEvery()))) {
          saved = save(state, saved, learner);
        }
        if (stopping) {
          throw new StoppedException(state.update());
        }
        if (ends) {
          return state;
        }
        if (loadedEpoch != state.epoch()) {
          loadedEpoch = state.epoch();
          batches = order.epoch(loadedEpoch - 1);
        }
        state = update(state, learner, loader, batches);
      }
    } finally {
      stop.ignore();
    }
  }

  private TrainingState update(
      TrainingState state, Learner learner, BatchLoader loader, List<int[]> batches) {
    int[] pairs = batches.get(state.nextBatch());
    long begin = System.nanoTime();
    Learner.Outcome outcome =
        learner.update(
            loader.load(pairs), new UpdateContext(seed, state.update() + 1, state.baseline()));
    if (!outcome.sound()) {
      throw Divergence.atUpdate(state, outcome, pairs);
    }
    double taken = (System.nanoTime() - begin) / 1e9;
    OptionalDouble usual = times.usualIfPaused(taken);
    usual.ifPresent(seconds -> listener.paused(state.update() + 1, taken, seconds));
    TrainingState after = state.after(outcome, usual.orElse(taken), batches.size());
    listener.updated(progress(after));
    return after;
  }

  /**
   * Logs and validates the last update whether that is due or not. This row and this validation are
   * not part of a checkpoint, so a run continued with a longer budget is as if they never were.
   */
  private TrainingState close(TrainingState trained, Learner learner, NDManager manager) {
    TrainingState logged = trained.unlogged() ? log(trained) : trained;
    return logged.unvalidated() ? validate(logged, learner, manager, new StopRequest()) : logged;
  }

  private static boolean due(TrainingState state, int every) {
    return state.update() % every == 0;
  }

  private TrainingState log(TrainingState state) {
    tables.log(state);
    return state.logged();
  }

  /** Returns the same state when it was cut short: the continuation starts with it. */
  private TrainingState validate(
      TrainingState state, Learner learner, NDManager manager, StopRequest until) {
    OptionalDouble loss = validation.loss(learner, until);
    if (loss.isEmpty()) {
      return state;
    }
    if (!Divergence.sound(loss.getAsDouble())) {
      throw Divergence.atValidation(state, loss.getAsDouble());
    }
    double bleu =
        validation.translates() ? validation.bleu(learner, experiment, manager) : Double.NaN;
    tables.validation(state, loss.getAsDouble(), bleu);
    listener.validated(loss.getAsDouble(), bleu);
    return state.validated(loss.getAsDouble());
  }

  /** Saves a checkpoint; returns its state. */
  private TrainingState save(TrainingState state, TrainingState before, Learner learner) {
    checkpoints.save(
        new Checkpoint.Content(
            state,
            tables.lengths(),
            () -> SavedArrays.encode(learner.model().parameters().byName()),
            () -> SavedArrays.encode(learner.optimiser().state())),
        before);
    return state;
  }

  private TrainingListener.Progress progress(TrainingState state) {
    return new TrainingListener.Progress(
        state.update(),
        state.currentEpoch(),
        state.tally().meanLoss(),
        state.bestUpdate(),
        state.bestLoss(),
        state.targetTokens(),
        state.seconds(),
        budget.share(spent(state)));
  }
}
