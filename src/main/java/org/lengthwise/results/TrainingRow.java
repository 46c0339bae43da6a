package org.lengthwise.results;

import java.nio.file.Path;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

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
    Table table = TableSchema.TRAINING.empty();
    Row row = table.appendRow();
    row.setString("model", model);
    row.setLong("seed", seed);
    row.setInt("epoch", epoch);
    row.setInt("update", update);
    row.setLong("tokens", tokens);
    row.setDouble("loss", loss);
    row.setDouble("learning_rate", learningRate);
    row.setDouble("gradient_norm", gradientNorm);
    row.setDouble("clipped", clipped);
    row.setDouble("seconds", seconds);
    TableSchema.TRAINING.append(table, file);
  }
}
