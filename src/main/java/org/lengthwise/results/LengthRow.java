package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A row of {@link TableSchema#BLEU_BY_LENGTH}: how one run did on the test pairs of one length
 * bucket. The doubles are NaN in a bucket without sentences.
 *
 * @param axis whose length is meant: {@code source} or {@code reference}
 * @param lengthFrom shortest length of the bucket, in tokens
 * @param lengthTo longest length of the bucket; empty for the last bucket
 * @param score 0 to 100; NaN also where the metric gives the sentences of the bucket no score. Its
 *     column is called {@code bleu}, whatever the metric
 * @param low lower end of the bootstrap interval; NaN without one
 * @param high upper end of the bootstrap interval; NaN without one
 * @param brevityPenalty NaN where the metric has none
 * @param lengthRatio tokens of the hypotheses over tokens of the references; NaN where the metric
 *     does not count them
 * @param unended translations that the model did not end: they were cut off, as a rule at the
 *     length limit. Empty in a table of an earlier version
 */
public record LengthRow(
    String model,
    long seed,
    String subset,
    String axis,
    String metric,
    int lengthFrom,
    OptionalInt lengthTo,
    int sentences,
    @RecordRows.ColumnName("bleu") double score,
    double low,
    double high,
    double brevityPenalty,
    double lengthRatio,
    @RecordRows.LaterColumn OptionalInt unended) {

  /** Whether its sentences have a score by the metric; false without sentences. */
  public boolean defined() {
    return !Double.isNaN(score);
  }

  /** Writes the whole table, in place of an older one, or not at all. */
  public static void write(List<LengthRow> rows, Path file) {
    RecordRows.write(TableSchema.BLEU_BY_LENGTH, rows, file);
  }

  /** Writes the whole table with the columns of a sweep after its own. */
  public static void write(List<LengthRow> rows, SweptColumns swept, Path file) {
    RecordRows.write(TableSchema.BLEU_BY_LENGTH, rows, swept, file);
  }

  /**
   * Reads the table.
   *
   * @throws ResultsException when the file is not such a table
   */
  public static List<LengthRow> read(Path file) {
    return RecordRows.read(TableSchema.BLEU_BY_LENGTH, file, LengthRow.class);
  }
}
