package org.lengthwise.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lengthwise.metrics.Bleu;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.TableFile;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;
import org.lengthwise.spec.OptimiserSpec;

/** The two tables that training appends to. */
record RunTables(String model, long seed, OptimiserSpec optimiser, RunFolder folder) {

  /** Appends a row about the updates since the last one. */
  void log(TrainingState state) {
    TrainingState.Tally tally = state.tally();
    new TrainingRow(
            model,
            seed,
            state.currentEpoch(),
            state.update(),
            tally.tokens(),
            tally.meanLoss(),
            optimiser.match(adam -> adam.learningRate(), adadelta -> 1.0),
            tally.gradientNorm() / tally.updates(),
            tally.clipped() / (double) tally.updates(),
            state.seconds())
        .appendTo(folder.training());
  }

  /**
   * Appends a row about a validation.
   *
   * @param bleu NaN when nothing was translated, or BLEU is undefined
   */
  void validation(TrainingState state, double loss, double bleu) {
    new ValidationRow(
            model,
            seed,
            state.currentEpoch(),
            state.update(),
            loss,
            Math.exp(loss),
            Double.isNaN(bleu) ? "" : Bleu.TOKENISED.name(),
            bleu)
        .appendTo(folder.validation());
  }

  /** The length of each in bytes, by name. */
  Map<String, Long> lengths() {
    return all().stream().collect(Collectors.toMap(RunTables::name, TableFile::length));
  }

  /** Removes the rows that were written after a checkpoint. */
  void cutTo(Map<String, Long> lengths) {
    all().forEach(table -> TableFile.cutTo(table, lengths.getOrDefault(name(table), 0L)));
  }

  private List<Path> all() {
    return List.of(folder.training(), folder.validation());
  }

  private static String name(Path table) {
    return "" + table.getFileName();
  }
}
