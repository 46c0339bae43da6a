package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;

/**
 * A row of {@link TableSchema#TRAINING}: what happened in the updates since the last row.
 *
 * @param tokens target tokens of these updates, end tokens counted
 * @param loss mean over these tokens, in nats
 * @param gradientNorm mean over these updates, before clipping
 * @param clipped share of these updates whose gradient was clipped, 0 to 1
 * @param seconds time in training since the run began, interruptions left out
 */
public record TrainingRow(
    String model,
    long seed,
    int epoch,
    int update,
    long tokens,
    double loss,
    double learningRate,
    double gradientNorm,
    double clipped,
    double seconds) {

  /** Adds the row to the end of the table. */
  public void appendTo(Path file) {
    TableSchema.TRAINING.append(RecordRows.table(TableSchema.TRAINING, List.of(this)), file);
  }

  /** Writes the whole table, in place of an older one, or not at all. */
  public static void write(List<TrainingRow> rows, Path file) {
    RecordRows.write(TableSchema.TRAINING, rows, file);
  }

  /**
   * Reads the table.
   *
   * @throws ResultsException when the file is not such a table
   */
  public static List<TrainingRow> read(Path file) {
    return RecordRows.read(TableSchema.TRAINING, file, TrainingRow.class);
  }
}
