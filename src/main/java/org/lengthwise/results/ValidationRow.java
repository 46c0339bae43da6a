package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;

/**
 * A row of {@link TableSchema#VALIDATION}: one validation.
 *
 * @param loss nats per target token, end tokens counted
 * @param perplexity the exponential of the loss
 * @param metric what the score is, such as {@code bleu-tokenised}; empty when nothing is
 *     translated, or it has no score
 * @param score the score of the development translations; NaN when there is none
 */
public record ValidationRow(
    String model,
    long seed,
    int epoch,
    int update,
    double loss,
    double perplexity,
    String metric,
    double score) {

  /** Adds the row to the end of the table. */
  public void appendTo(Path file) {
    TableSchema.VALIDATION.append(RecordRows.table(TableSchema.VALIDATION, List.of(this)), file);
  }

  /** Writes the whole table, in place of an older one, or not at all. */
  public static void write(List<ValidationRow> rows, Path file) {
    RecordRows.write(TableSchema.VALIDATION, rows, file);
  }

  /**
   * Reads the table.
   *
   * @throws ResultsException when the file is not such a table
   */
  public static List<ValidationRow> read(Path file) {
    return RecordRows.read(TableSchema.VALIDATION, file, ValidationRow.class);
  }
}
