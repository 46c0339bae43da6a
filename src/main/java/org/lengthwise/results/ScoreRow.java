package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A row of {@link TableSchema#SCORES}: how one run did on the test pairs, by one metric.
 *
 * @param subset {@code all} sentences, or a part of them
 * @param decoding how the run translated, such as {@code greedy}
 * @param metric by its name, such as {@code bleu-13a}
 * @param score 0 to 100; NaN where the metric gives these sentences no score
 * @param low lower end of the bootstrap interval; NaN without one
 * @param high upper end of the bootstrap interval; NaN without one
 * @param brevityPenalty NaN where the metric has none
 * @param lengthRatio tokens of the hypotheses over tokens of the references; NaN where the metric
 *     does not count them
 * @param signature the settings of the metric
 * @param unended translations that the model did not end: they were cut off, as a rule at the
 *     length limit. Empty in a table of an earlier version
 */
public record ScoreRow(
    String model,
    long seed,
    String subset,
    String decoding,
    String metric,
    int sentences,
    double score,
    double low,
    double high,
    double brevityPenalty,
    double lengthRatio,
    String signature,
    @RecordRows.LaterColumn OptionalInt unended) {

  /** Whether these sentences have a score by the metric. */
  public boolean defined() {
    return !Double.isNaN(score);
  }

  /** Writes the whole table, in place of an older one, or not at all. */
  public static void write(List<ScoreRow> rows, Path file) {
    RecordRows.write(TableSchema.SCORES, rows, file);
  }

  /** Writes the whole table with the columns of a sweep after its own. */
  public static void write(List<ScoreRow> rows, SweptColumns swept, Path file) {
    RecordRows.write(TableSchema.SCORES, rows, swept, file);
  }

  /**
   * Reads the table.
   *
   * @throws ResultsException when the file is not such a table
   */
  public static List<ScoreRow> read(Path file) {
    return RecordRows.read(TableSchema.SCORES, file, ScoreRow.class);
  }
}
