package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;

/**
 * A row of {@link TableSchema#SHARPNESS}: how sharp the alignments of one run's test translations
 * are.
 *
 * @param decoding how the run translated, such as {@code greedy}
 * @param sentences translations counted
 * @param positions their words, end tokens counted: an alignment each
 * @param meanMaximum the mean of the greatest weight of an alignment, 0 to 1
 * @param meanEntropy the mean entropy of an alignment, in nats
 * @param uniformEntropy what that would be if every alignment were uniform, in nats
 */
public record SharpnessRow(
    String model,
    long seed,
    String decoding,
    int sentences,
    int positions,
    double meanMaximum,
    double meanEntropy,
    double uniformEntropy) {

  /** Writes the whole table, in place of an older one, or not at all. */
  public static void write(List<SharpnessRow> rows, Path file) {
    RecordRows.write(TableSchema.SHARPNESS, rows, file);
  }

  /** Writes the whole table with the columns of a sweep after its own. */
  public static void write(List<SharpnessRow> rows, SweptColumns swept, Path file) {
    RecordRows.write(TableSchema.SHARPNESS, rows, swept, file);
  }

  /**
   * Reads the table.
   *
   * @throws ResultsException when the file is not such a table
   */
  public static List<SharpnessRow> read(Path file) {
    return RecordRows.read(TableSchema.SHARPNESS, file, SharpnessRow.class);
  }
}
