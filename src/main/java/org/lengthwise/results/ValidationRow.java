package org.lengthwise.results;

import java.nio.file.Path;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * A row of {@link TableSchema#VALIDATION}: one look at the development pairs.
 *
 * @param loss nats per target token, end tokens counted
 * @param perplexity the exponential of the loss
 * @param metric what the score is, such as {@code bleu-tokenised}; empty when nothing is translated
 * @param score the score of the development translations; NaN when nothing is translated
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
    Table table = TableSchema.VALIDATION.empty();
    Row row = table.appendRow();
    row.setString("model", model);
    row.setLong("seed", seed);
    row.setInt("epoch", epoch);
    row.setInt("update", update);
    row.setDouble("loss", loss);
    row.setDouble("perplexity", perplexity);
    row.setString("metric", metric);
    row.setDouble("score", score);
    TableSchema.VALIDATION.append(table, file);
  }
}
