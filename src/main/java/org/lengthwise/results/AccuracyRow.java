package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A row of {@link TableSchema#ACCURACY}: how well one run translates words that it has seen so
 * often in training. A word of a hypothesis matches as often as the reference of its sentence has
 * it, wherever it stands.
 *
 * @param countFrom least number of times in the target side of training; 0 for the words that the
 *     model does not know
 * @param countTo greatest number of times; empty for the last row
 * @param referenceWords words of the references
 * @param hypothesisWords words of the translations
 * @param matched words of the translations that match; recall and precision are their shares
 */
public record AccuracyRow(
    String model,
    long seed,
    String decoding,
    int countFrom,
    OptionalInt countTo,
    long referenceWords,
    long hypothesisWords,
    long matched) {

  /** Writes the whole table, in place of an older one, or not at all. */
  public static void write(List<AccuracyRow> rows, Path file) {
    RecordRows.write(TableSchema.ACCURACY, rows, file);
  }

  /**
   * Reads the table.
   *
   * @throws ResultsException when the file is not such a table
   */
  public static List<AccuracyRow> read(Path file) {
    return RecordRows.read(TableSchema.ACCURACY, file, AccuracyRow.class);
  }
}
