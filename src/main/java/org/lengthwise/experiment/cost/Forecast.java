package org.lengthwise.experiment.cost;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.model.ParameterCount;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.TrainingSpec;

/**
 * What an experiment will cost, before any of it is done: runs, time and disk, estimated from the
 * config and the speed of earlier runs on this machine.
 */
public final class Forecast {
  /** Weights, and two means of gradients or steps, of 32 bits each. */
  private static final int CHECKPOINT_BYTES = 3 * Float.BYTES;

  /** The last two, the best known at each of them, and one that is being written. */
  private static final int CHECKPOINTS = 5;

  /** The end of a sentence and the unknown word. */
  private static final int SPECIAL_WORDS = 2;

  private static final double EQUAL = 1.05;
  private static final long MILLION = 1_000_000;

  /** The least and the most seconds that training may take. */
  public record Span(double least, double most) {}

  /**
   * How long training takes with all runs.
   *
   * @param seconds of all runs; empty if unknown
   * @param reason the earlier runs whose speed it is based on, or why it is unknown
   */
  public record Time(Optional<Span> seconds, String reason) {}

  private final ExperimentSpec spec;
  private final List<MeasuredRun> measured;
  private final int parallel;

  /**
   * @param measured earlier runs, which show how fast this machine is
   * @param parallel runs at a time
   */
  Forecast(ExperimentSpec spec, List<MeasuredRun> measured, int parallel) {
    this.spec = spec;
    this.measured = measured;
    this.parallel = parallel;
  }

  /**
   * The forecast for an experiment.
   *
   * @param results the folder whose experiments show how fast this machine is
   */
  public static Forecast of(ExperimentSpec spec, Path results) {
    int parallel = RunProcessCommand.parallel(spec, Optional.empty());
    return new Forecast(spec, MeasuredRun.under(results), parallel);
  }

  /** The forecast, in a few lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(runs());
    lines.add(text(time()));
    lines.add(disk());
    return lines;
  }

  private String runs() {
    int models = spec.models().size();
    int seeds = spec.seeds().size();
    String each = models + (spec.sweep().isPresent() ? " variant" : " model") + plural(models);
    return "Runs: %s of %d seed%s: %d, %d at a time here with %d thread%s each."
        .formatted(
            each,
            seeds,
            plural(seeds),
            models * seeds,
            parallel,
            spec.training().threads(),
            plural(spec.training().threads()));
  }

  /** Runs at a time. */
  public int parallel() {
    return parallel;
  }

  /** The time that training takes, without preparation, validation and translation. */
  public Time time() {
    Set<String> basis = new LinkedHashSet<>();
    double least = 0;
    double most = 0;
    Span longest = new Span(0, 0);
    for (ModelSpec model : spec.models()) {
      TrainingSpec training = spec.at(model.name()).training();
      long work = count(spec, model).others();
      Optional<MeasuredRun> near = MeasuredRun.nearest(measured, model, training, work);
      Optional<Span> span = near.flatMap(run -> span(training, run, work));
      if (span.isEmpty() && (near.isPresent() || !training.budget().dependsOnClock())) {
        return new Time(
            Optional.empty(),
            near.isPresent()
                ? "the config does not say how many pairs an epoch has"
                : "no model of the kind of " + model.name() + " has been trained here yet");
      }
      Span own = span.orElseGet(() -> byClock(training.budget()));
      if (updates(training).isPresent()) {
        near.ifPresent(run -> basis.add(speed(run)));
      }
      least += spec.seeds().size() * own.least();
      most += spec.seeds().size() * own.most();
      longest =
          new Span(Math.max(longest.least(), own.least()), Math.max(longest.most(), own.most()));
    }
    Span all =
        new Span(
            Math.max(least / parallel, longest.least()), Math.max(most / parallel, longest.most()));
    return new Time(Optional.of(all), String.join(" and ", basis));
  }

  private static String text(Time time) {
    if (time.seconds().isEmpty()) {
      return "Time: unknown, because " + time.reason() + ".";
    }
    Span span = time.seconds().get();
    return "Time: %s of training%s; plus preparation, validation and translation."
        .formatted(
            span.most() <= EQUAL * span.least()
                ? "about " + duration(span.most())
                : "between %s and %s".formatted(duration(span.least()), duration(span.most())),
            time.reason().isEmpty() ? "" : ", at the speed of " + time.reason());
  }

  /**
   * The time per word is taken to lie between the measured one and that scaled by the parameters
   * used per word, as measurements of several sizes do.
   */
  private Optional<Span> span(TrainingSpec training, MeasuredRun run, long work) {
    OptionalDouble updates = updates(training);
    double limit = training.budget().mostSeconds();
    if (updates.isEmpty()) {
      return training.budget().dependsOnClock()
          ? Optional.of(new Span(limit, limit))
          : Optional.empty();
    }
    double words = updates.getAsDouble() * training.batch() * run.wordsAPair();
    double asThere = words * run.secondsAWord();
    double scaled = asThere * work / run.work();
    return Optional.of(
        new Span(
            Math.min(limit, Math.min(asThere, scaled)),
            Math.min(limit, Math.max(asThere, scaled))));
  }

  /** Where the speed is unknown: the minutes, unless another limit ends a run before. */
  private static Span byClock(Budget budget) {
    double limit = budget.mostSeconds();
    return new Span(budget.isClockAlone() ? limit : 0, limit);
  }

  /** The updates of a run; empty when they are unknown until the corpus is prepared. */
  private OptionalDouble updates(TrainingSpec training) {
    OptionalInt pairs = spec.corpus().trainPairs();
    return training
        .budget()
        .mostUpdates(
            pairs.isPresent()
                ? OptionalDouble.of(Math.ceil((double) pairs.getAsInt() / training.batch()))
                : OptionalDouble.empty());
  }

  private static String speed(MeasuredRun run) {
    return String.format(
        Locale.ROOT,
        "%s (%,d target words a second, %,d parameters per word)",
        run.name(),
        Math.round(1 / run.secondsAWord()),
        run.work());
  }

  private String disk() {
    long largest = spec.models().stream().mapToLong(this::parameters).max().orElse(0);
    String checkpoint =
        String.format(
            Locale.ROOT,
            "Disk: at most %s of checkpoints (%d per run, 12 bytes per parameter; %,d"
                + " parameters in the"
                + " largest model)",
            megabytes(checkpointBytes()),
            CHECKPOINTS,
            largest);
    String corpus =
        pairBytes()
            .map(bytes -> " and " + megabytes(bytes) + " of training pairs")
            .orElse(" and the training pairs");
    return checkpoint + corpus + "; plus tables and figures.";
  }

  /** The most bytes that the checkpoints of all runs take. */
  public long checkpointBytes() {
    return spec.models().stream().mapToLong(this::parameters).sum()
        * CHECKPOINT_BYTES
        * CHECKPOINTS
        * spec.seeds().size();
  }

  /** The most bytes that the training pairs take; empty if their number is not known. */
  public Optional<Long> pairBytes() {
    // Each word is a number of 32 bits, and so is the start of each sentence, all of full length.
    double pair = 2 * Integer.BYTES * (spec.corpus().lengthLimit() + 1.0);
    OptionalInt pairs = spec.corpus().trainPairs();
    return pairs.isPresent() ? Optional.of((long) (pairs.getAsInt() * pair)) : Optional.empty();
  }

  /** The most parameters that a model can have. */
  public long parameters(ModelSpec model) {
    return count(spec, model).all();
  }

  /** The parameters of a model with vocabularies of the greatest size. */
  static ParameterCount count(ExperimentSpec spec, ModelSpec model) {
    long most = spec.corpus().mostWords().orElse(Integer.MAX_VALUE);
    return ParameterCount.of(
        model,
        SPECIAL_WORDS + Math.min(most, spec.vocabulary().sourceWords()),
        SPECIAL_WORDS + Math.min(most, spec.vocabulary().targetWords()));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", Math.max(1, (bytes + MILLION - 1) / MILLION));
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static String plural(int count) {
    return count == 1 ? "" : "s";
  }
}
