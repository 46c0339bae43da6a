package org.lengthwise.results;

import static tech.tablesaw.api.ColumnType.DOUBLE;
import static tech.tablesaw.api.ColumnType.INTEGER;
import static tech.tablesaw.api.ColumnType.LONG;
import static tech.tablesaw.api.ColumnType.STRING;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lengthwise.io.AtomicFile;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/**
 * The tables of results: names, order and types of their columns. A missing value is an empty cell:
 * {@code ""} in a string column, {@code NaN} in a column of doubles. Durations stand only in
 * columns that end in {@code seconds}; nothing else varies between two runs with the same settings.
 */
public enum TableSchema {
  /**
   * One row for every {@code log-every} updates of a run. {@code tokens}: target tokens of these
   * updates, end tokens counted. {@code loss}: their mean, in nats per target token; of attention
   * by sampling it mixes batches that drew with batches that did not. {@code gradient_norm}: their
   * mean before clipping. {@code clipped}: the share of them that was clipped. {@code seconds}:
   * time in training since the run began, interruptions left out.
   */
  TRAINING(
      column("model", STRING),
      column("seed", LONG),
      column("epoch", INTEGER),
      column("update", INTEGER),
      column("tokens", LONG),
      column("loss", DOUBLE),
      column("learning_rate", DOUBLE),
      column("gradient_norm", DOUBLE),
      column("clipped", DOUBLE),
      column("seconds", DOUBLE)),

  /**
   * One row for every look at the development pairs. {@code loss}: nats per target token. {@code
   * metric} and {@code score}: of the development translations; empty when there are none.
   */
  VALIDATION(
      column("model", STRING),
      column("seed", LONG),
      column("epoch", INTEGER),
      column("update", INTEGER),
      column("loss", DOUBLE),
      column("perplexity", DOUBLE),
      column("metric", STRING),
      column("score", DOUBLE)),

  /**
   * One row for every test sentence, then, where the config asks for them, one more for each
   * without unknown words, which {@code subset} tells. {@code sentence} counts from 0. {@code
   * source}, {@code reference} and {@code hypothesis}: tokens joined by one space. {@code
   * log_probability}: nats, end token counted. {@code hypothesis_text}: detokenised; {@code
   * reference_text}: the line as given.
   */
  HYPOTHESES(
      column("model", STRING),
      column("seed", LONG),
      column("decoding", STRING),
      column("sentence", INTEGER),
      column("source_length", INTEGER),
      column("reference_length", INTEGER),
      column("source", STRING),
      column("reference", STRING),
      column("hypothesis", STRING),
      column("log_probability", DOUBLE),
      column("hypothesis_text", STRING),
      column("reference_text", STRING),
      column("subset", STRING)),

  /** One row for every model, seed, subset and metric. */
  SCORES(
      column("model", STRING),
      column("seed", LONG),
      column("subset", STRING),
      column("decoding", STRING),
      column("metric", STRING),
      column("sentences", INTEGER),
      column("score", DOUBLE),
      column("low", DOUBLE),
      column("high", DOUBLE),
      column("brevity_penalty", DOUBLE),
      column("length_ratio", DOUBLE),
      column("signature", STRING)),

  /**
   * How sharp the alignments of one run's translations are: one row for every model with attention
   * and seed. {@code positions}: words of the translations, end tokens counted; the means are over
   * these. Entropies are in nats.
   */
  SHARPNESS(
      column("model", STRING),
      column("seed", LONG),
      column("decoding", STRING),
      column("sentences", INTEGER),
      column("positions", INTEGER),
      column("mean_maximum", DOUBLE),
      column("mean_entropy", DOUBLE),
      column("uniform_entropy", DOUBLE)),

  /**
   * One row for every model, seed, subset, axis, metric and length bucket. {@code length_to} is
   * empty in the last bucket; {@code bleu} and what follows are empty in a bucket without
   * sentences.
   */
  BLEU_BY_LENGTH(
      column("model", STRING),
      column("seed", LONG),
      column("subset", STRING),
      column("axis", STRING),
      column("metric", STRING),
      column("length_from", INTEGER),
      column("length_to", INTEGER),
      column("sentences", INTEGER),
      column("bleu", DOUBLE),
      column("low", DOUBLE),
      column("high", DOUBLE),
      column("brevity_penalty", DOUBLE),
      column("length_ratio", DOUBLE));

  private final List<Column> columns;

  TableSchema(Column... columns) {
    this.columns = List.of(columns);
  }

  /** The columns' names, in order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** A table with these columns and no rows; {@code appendRow()} on it starts a row. */
  public Table empty() {
    Table table = Table.create(name().toLowerCase(Locale.ROOT));
    columns.forEach(column -> table.addColumns(column.type().create(column.name())));
    return table;
  }

  /**
   * Reads a table. Columns after the declared ones are kept, as strings.
   *
   * @throws ResultsException when the columns or a cell are not as declared
   */
  public Table read(Path file) {
    Map<String, ColumnType> types = new TreeMap<>();
    columns.forEach(column -> types.put(column.name(), column.type()));
    return TableFile.read(file, columnNames(), name -> types.getOrDefault(name, STRING));
  }

  /** Writes the whole table, in place of an older file, or not at all. */
  public void write(Table table, Path file) {
    check(table);
    AtomicFile.write(file, TableFile.text(table, true));
  }

  /**
   * Adds the rows to the end of a file, with the header first where the file is new or empty. The
   * rows are on the disk when this returns.
   */
  public void append(Table rows, Path file) {
    check(rows);
    TableFile.append(file, TableFile.text(rows, TableFile.length(file) == 0));
  }

  private void check(Table table) {
    List<String> names = table.columnNames();
    if (names.size() < columns.size() || !names.subList(0, columns.size()).equals(columnNames())) {
      throw new IllegalArgumentException(
          "the columns of " + name() + " are " + columnNames() + ", not " + names);
    }
    for (Column column : columns) {
      if (table.column(column.name()).type() != column.type()) {
        throw new IllegalArgumentException(
            "column " + column.name() + " of " + name() + " holds " + column.type().name());
      }
    }
  }

  private static Column column(String name, ColumnType type) {
    return new Column(name, type);
  }

  private record Column(String name, ColumnType type) {}
}
