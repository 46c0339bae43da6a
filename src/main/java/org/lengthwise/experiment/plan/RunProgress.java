package org.lengthwise.experiment.plan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lengthwise.spec.Budget;

/**
 * How far a run is, as its process reports it to the experiment: a line of text on the standard
 * output.
 *
 * @param phase what the run is doing
 * @param update updates of the weights made so far
 * @param epoch the pass over the training pairs, from 1; 0 before the first
 * @param budget when training ends; without a limit where that is not known
 * @param seconds spent in training since the run began
 * @param loss nats per target token since the last row of the table; empty before the first update
 * @param developmentLoss at the last validation, in nats per target token; empty before the first
 * @param developmentBleu at the last validation; empty before the first, or without translations
 * @param wordsPerSecond target tokens trained on in a second; empty before the first update
 * @param secondsLeft seconds to the end of the budget, see {@link TimeLeft}; empty when unknown
 */
public record RunProgress(
    Phase phase,
    int update,
    int epoch,
    Budget budget,
    double seconds,
    OptionalDouble loss,
    OptionalDouble developmentLoss,
    OptionalDouble developmentBleu,
    OptionalDouble wordsPerSecond,
    OptionalDouble secondsLeft) {
  private static final String MARK = "@progress";

  /** What a run is doing. */
  public enum Phase {
    /** Reading the corpus, starting the engine, building or loading the model. */
    STARTING,
    /** Updating the weights. */
    TRAINING,
    /** Translating the test set with the best checkpoint. */
    TRANSLATING
  }

  /** A run in this phase, without numbers. */
  public static RunProgress of(Phase phase) {
    OptionalDouble none = OptionalDouble.empty();
    return new RunProgress(phase, 0, 0, Budget.NONE, 0, none, none, none, none, none);
  }

  /** The same phase at this point of training. */
  public RunProgress at(int update, int epoch) {
    return new RunProgress(
        phase,
        update,
        epoch,
        budget,
        seconds,
        loss,
        developmentLoss,
        developmentBleu,
        wordsPerSecond,
        secondsLeft);
  }

  /** How far it is by its budget, such as {@code "update 1,200 of 2,000"}. */
  public String where() {
    return budget.where(new Budget.Spent(update, epoch, seconds));
  }

  /** This progress as a line; {@link #parse} reads it back, numbers to four decimals. */
  public String line() {
    StringBuilder line = new StringBuilder(MARK);
    line.append(" phase=").append(phase.name().toLowerCase(Locale.ROOT));
    line.append(" update=").append(update).append(" epoch=").append(epoch);
    budget.updates().ifPresent(most -> line.append(" of-updates=").append(most));
    budget.epochs().ifPresent(most -> line.append(" of-epochs=").append(most));
    budget.minutes().ifPresent(most -> line.append(" of-minutes=").append(most));
    append(line, "seconds", OptionalDouble.of(seconds));
    append(line, "loss", loss);
    append(line, "development-loss", developmentLoss);
    append(line, "development-bleu", developmentBleu);
    append(line, "words-per-second", wordsPerSecond);
    append(line, "seconds-left", secondsLeft);
    return line.toString();
  }

  private static void append(StringBuilder line, String key, OptionalDouble value) {
    value.ifPresent(number -> line.append(String.format(Locale.ROOT, " %s=%.4f", key, number)));
  }

  /** The progress in a line; nothing when the line is other output. */
  public static Optional<RunProgress> parse(String line) {
    if (!line.startsWith(MARK + " ")) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (String word : line.substring(MARK.length() + 1).split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    try {
      return Optional.of(
          new RunProgress(
              Phase.valueOf(values.getOrDefault("phase", "").toUpperCase(Locale.ROOT)),
              Integer.parseInt(values.getOrDefault("update", "")),
              Integer.parseInt(values.getOrDefault("epoch", "")),
              new Budget(
                  Optional.ofNullable(values.get("of-updates")).map(Integer::valueOf),
                  Optional.ofNullable(values.get("of-epochs")).map(Integer::valueOf),
                  Optional.ofNullable(values.get("of-minutes")).map(Double::valueOf)),
              number(values, "seconds").orElse(0),
              number(values, "loss"),
              number(values, "development-loss"),
              number(values, "development-bleu"),
              number(values, "words-per-second"),
              number(values, "seconds-left")));
    } catch (IllegalArgumentException e) {
      // Half a line of a killed process: the log is the place for it.
      return Optional.empty();
    }
  }

  private static OptionalDouble number(Map<String, String> values, String key) {
    String text = values.get(key);
    return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }
}
