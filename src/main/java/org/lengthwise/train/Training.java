package org.lengthwise.train;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.config.TrainingSpec;
import org.lengthwise.corpus.BatchOrder;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.metrics.Bleu;
import org.lengthwise.model.Draws;
import org.lengthwise.model.EncoderDecoder;
import org.lengthwise.nn.Devices;
import org.lengthwise.nn.Initialiser;
import org.lengthwise.nn.Optimiser;
import org.lengthwise.nn.ParameterSource;
import org.lengthwise.nn.Parameters;
import org.lengthwise.nn.SavedArrays;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.TableFile;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

/**
 * The training of one run: batches in the order of the seed, forward, backward, clip, update, log,
 * look at the development pairs, checkpoint. Started again in the same folder it continues from the
 * last checkpoint.
 */
public final class Training {
  private static final ParameterSource ZEROS = (name, role, shape) -> new float[(int) shape.size()];

  private final ExperimentSpec experiment;
  private final TrainingSpec spec;
  private final ModelSpec modelSpec;
  private final long seed;
  private final PreparedCorpus corpus;
  private final RunFolder folder;
  private final Optional<Path> start;
  private final TrainingListener listener;
  private final Checkpoints checkpoints;
  private final BatchOrder order;
  private final Budget budget;
  private final Validation validation;

  private Training(
      ExperimentSpec experiment,
      ModelSpec modelSpec,
      long seed,
      PreparedCorpus corpus,
      RunFolder folder,
      Optional<Path> start,
      TrainingListener listener) {
    this.experiment = experiment;
    this.spec = experiment.training();
    this.modelSpec = modelSpec;
    this.seed = seed;
    this.corpus = corpus;
    this.folder = folder;
    this.start = start;
    this.listener = listener;
    this.checkpoints = new Checkpoints(folder.checkpoints());
    int limit = modelSpec.lengthLimit().orElse(experiment.corpus().lengthLimit());
    this.order = new BatchOrder(corpus.train(), limit, spec.batch(), spec.window(), seed);
    this.budget = new Budget(spec, order.batches());
    this.validation = new Validation(experiment, corpus);
  }

  /**
   * Trains a model to the end of its budget, from the start or from the last checkpoint in the
   * folder.
   *
   * @param start weights to start from where there is no checkpoint yet, a SafeTensors file; fresh
   *     ones when empty
   * @throws TrainingException when the loss is not finite, or a checkpoint cannot be written
   */
  public static TrainingResult run(
      ExperimentSpec experiment,
      ModelSpec model,
      long seed,
      PreparedCorpus corpus,
      RunFolder folder,
      Optional<Path> start,
      TrainingListener listener) {
    return new Training(experiment, model, seed, corpus, folder, start, listener).run();
  }

  /**
   * The file of weights of a checkpoint.
   *
   * @throws TrainingException when the checkpoint is missing or damaged
   */
  public static Path weights(RunFolder folder, int update) {
    return new Checkpoints(folder.checkpoints()).weights(update);
  }

  private TrainingResult run() {
    Optional<Checkpoints.Restored> restored = checkpoints.latest(listener::say);
    TrainingState state = restored.map(found -> found.saved().state()).orElse(TrainingState.START);
    try (NDManager manager = Devices.manager(spec.device())) {
      Learner learner = learner(restored, manager);
      cutTables(restored);
      restored.ifPresent(
          found -> listener.say("continued from update " + found.saved().state().update()));
      Parameters parameters = learner.model().parameters();
      String encoder = learner.model().directions();
      listener.began(parameters.count(), encoder, progress(state));
      state = train(state, learner, manager);
      return new TrainingResult(
          state.update(),
          state.currentEpoch(),
          state.bestUpdate(),
          state.bestLoss(),
          checkpoints.weights(state.bestUpdate()),
          parameters.count(),
          encoder,
          state.targetTokens(),
          state.seconds());
    }
  }

  private Learner learner(Optional<Checkpoints.Restored> restored, NDManager manager) {
    if (restored.isEmpty() && start.isEmpty() && modelSpec.initialiseFrom().isPresent()) {
      throw new TrainingException(
          "there is no checkpoint to go on from, and the weights of "
              + modelSpec.initialiseFrom().get()
              + " that "
              + modelSpec.name()
              + " starts from are missing");
    }
    ParameterSource weights =
        restored
            .<ParameterSource>map(
                found -> SavedArrays.decode(found.weights(), Checkpoints.WEIGHTS, manager))
            .or(() -> start.map(file -> SavedArrays.read(file, manager)))
            .orElseGet(() -> new Initialiser(spec.initialisation(), seed));
    ParameterSource memory =
        restored
            .<ParameterSource>map(
                found -> SavedArrays.decode(found.memory(), Checkpoints.MEMORY, manager))
            .orElse(ZEROS);
    Parameters parameters = new Parameters(manager, weights, true);
    EncoderDecoder model =
        new EncoderDecoder(modelSpec, corpus.source().size(), corpus.target().size(), parameters);
    Optimiser optimiser = Optimiser.of(spec.optimiser(), manager, parameters, memory);
    return new Learner(model, optimiser, spec, manager);
  }

  private TrainingState train(TrainingState start, Learner learner, NDManager manager) {
    TrainingState state = start;
    BatchLoader loader = new BatchLoader(corpus.train());
    int loadedEpoch = 0;
    List<int[]> batches = List.of();
    while (!budget.reached(state)) {
      if (loadedEpoch != state.epoch()) {
        loadedEpoch = state.epoch();
        batches = order.epoch(loadedEpoch - 1);
      }
      int[] pairs = batches.get(state.nextBatch());
      long begin = System.nanoTime();
      UpdateOutcome outcome =
          learner.update(loader.load(pairs), new Draws(seed, state.update() + 1, state.baseline()));
      if (!outcome.finite()) {
        throw notFinite(state, outcome, pairs);
      }
      state = state.after(outcome, (System.nanoTime() - begin) / 1e9, batches.size());
      listener.updated(progress(state));
      boolean last = budget.reached(state);
      state = last || due(state, spec.logEvery()) ? log(state) : state;
      boolean look = last || due(state, spec.validation().every());
      state = look ? validate(state, learner, manager) : state;
      if (look || due(state, spec.checkpointEvery())) {
        save(state, learner);
      }
    }
    return state;
  }

  private static boolean due(TrainingState state, int every) {
    return state.update() % every == 0;
  }

  private TrainingState log(TrainingState state) {
    Tally tally = state.tally();
    new TrainingRow(
            modelSpec.name(),
            seed,
            state.currentEpoch(),
            state.update(),
            tally.tokens(),
            tally.meanLoss(),
            spec.optimiser().match(adam -> adam.learningRate(), adadelta -> 1.0),
            tally.gradientNorm() / tally.updates(),
            tally.clipped() / (double) tally.updates(),
            state.seconds())
        .appendTo(folder.training());
    return state.logged();
  }

  private TrainingState validate(TrainingState state, Learner learner, NDManager manager) {
    double loss = validation.loss(learner);
    if (!Double.isFinite(loss)) {
      throw new TrainingException(
          "update %d: the loss of the development pairs is %s; %s"
              .formatted(state.update(), loss, kept(state)));
    }
    boolean translates = validation.translates();
    new ValidationRow(
            modelSpec.name(),
            seed,
            state.currentEpoch(),
            state.update(),
            loss,
            Math.exp(loss),
            translates ? Bleu.TOKENISED.name() : "",
            translates ? validation.bleu(learner, experiment, manager) : Double.NaN)
        .appendTo(folder.validation());
    return state.validated(loss);
  }

  private void save(TrainingState state, Learner learner) {
    Map<String, Long> tables =
        tables().stream().collect(Collectors.toMap(Training::name, TableFile::length));
    checkpoints.save(
        state,
        tables,
        SavedArrays.encode(learner.model().parameters().byName()),
        SavedArrays.encode(learner.optimiser().memory()));
  }

  /** Removes the rows that an interrupted process wrote after the checkpoint. */
  private void cutTables(Optional<Checkpoints.Restored> restored) {
    for (Path table : tables()) {
      TableFile.cutTo(
          table,
          restored.map(found -> found.saved().tables().getOrDefault(name(table), 0L)).orElse(0L));
    }
  }

  private List<Path> tables() {
    return List.of(folder.training(), folder.validation());
  }

  private static String name(Path table) {
    return table.getFileName().toString();
  }

  private TrainingProgress progress(TrainingState state) {
    return new TrainingProgress(
        state.update(),
        state.currentEpoch(),
        state.tally().meanLoss(),
        state.bestUpdate(),
        state.bestLoss(),
        state.targetTokens(),
        state.seconds(),
        budget.share(state));
  }

  private TrainingException notFinite(TrainingState state, UpdateOutcome outcome, int[] pairs) {
    return new TrainingException(
        "update %d (epoch %d, batch %d, training pairs %s): the loss is %s and the norm of its gradient %s; %s"
            .formatted(
                state.update() + 1,
                state.epoch(),
                state.nextBatch() + 1,
                firstOf(pairs),
                outcome.loss(),
                outcome.gradientNorm(),
                kept(state)));
  }

  private static String kept(TrainingState state) {
    return state.bestUpdate() > 0
        ? "the best checkpoint, of update " + state.bestUpdate() + ", is kept"
        : "no checkpoint had been validated";
  }

  private static String firstOf(int[] pairs) {
    int shown = Math.min(8, pairs.length);
    String list =
        Arrays.stream(pairs)
            .limit(shown)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(" "));
    return pairs.length > shown ? list + " and " + (pairs.length - shown) + " more" : list;
  }
}
