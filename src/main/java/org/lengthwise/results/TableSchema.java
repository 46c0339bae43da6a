package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lengthwise.io.AtomicFile;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/**
 * The tables of results: each has the columns that the components of its row say. A missing value
 * is an empty cell: {@code ""} in a string column, {@code NaN} in a column of doubles. Durations
 * stand only in columns that end in {@code seconds}; nothing else varies between two runs with the
 * same settings.
 */
public enum TableSchema {
  /**
   * One row for every {@code log-every} updates of a run. {@code tokens}: target tokens of these
   * updates, end tokens counted. {@code loss}: their mean, in nats per target token; of attention
   * by sampling it mixes batches that drew with batches that did not. {@code gradient_norm}: their
   * mean before clipping. {@code clipped}: the share of them that was clipped. {@code seconds}:
   * time in training since the run began, interruptions left out.
   */
  TRAINING(TrainingRow.class),

  /**
   * One row for every validation. {@code loss}: nats per target token. {@code metric} and {@code
   * score}: of the development translations; empty when there are none, or they have no score.
   */
  VALIDATION(ValidationRow.class),

  /**
   * One row for every test sentence, then, where the config asks for them, one more for each
   * without unknown words; {@code subset} says which. {@code sentence} counts from 0. {@code
   * source}, {@code reference} and {@code hypothesis}: tokens joined by one space. {@code
   * log_probability}: nats, end token counted. {@code hypothesis_text}: detokenised; {@code
   * reference_text}: the line as given. {@code ended}: false where the translation was cut off, as
   * a rule at the length limit.
   */
  HYPOTHESES(HypothesisRow.class),

  /**
   * One row for every translation of a run, of test sentences, of sentences joined or cut, and in
   * other pairings, in numbers alone; {@code subset} says which. The columns of counts of each
   * metric follow. A file of it is compressed.
   */
  SENTENCES(SentenceRow.class),

  /** One row for every range of training counts. */
  ACCURACY(AccuracyRow.class),

  /**
   * One row for every model, seed, subset and metric. {@code score}, {@code low} and {@code high}
   * are empty where the metric gives the sentences no score. {@code unended}: translations that the
   * model did not end.
   */
  SCORES(ScoreRow.class),

  /**
   * How sharp the alignments of one run's translations are: one row for every model with attention
   * and seed. {@code positions}: words of the translations, end tokens counted; the means are over
   * these. Entropies are in nats.
   */
  SHARPNESS(SharpnessRow.class),

  /**
   * One row for every model, seed, subset, axis, metric and length bucket. {@code length_to} is
   * empty in the last bucket; {@code bleu} and what follows are empty in a bucket without
   * sentences, {@code bleu}, {@code low} and {@code high} also where the metric gives its sentences
   * no score.
   */
  BLEU_BY_LENGTH(LengthRow.class),

  /**
   * One row for every question about a model, and about two: overall, buckets, slope, retention,
   * joined and cut sentences. Cells without a value are empty.
   */
  SIGNIFICANCE(SignificanceRow.class);

  private final Map<String, ColumnType> columns;
  private final List<String> laterColumns;

  TableSchema(Class<? extends Record> row) {
    columns = RecordRows.columns(row);
    laterColumns = RecordRows.laterColumns(row);
  }

  /** The columns' names, in order. */
  public List<String> columnNames() {
    return List.copyOf(columns.keySet());
  }

  /** The names of those that the tables of earlier versions lack; they come after the others. */
  public List<String> laterColumns() {
    return laterColumns;
  }

  /** A table with these columns and no rows; {@code appendRow()} on it starts a row. */
  public Table empty() {
    Table table = Table.create(name().toLowerCase(Locale.ROOT));
    columns.forEach((name, type) -> table.addColumns(type.create(name)));
    return table;
  }

  /**
   * Reads a table. Columns after the declared ones are kept, as strings. The table lacks the later
   * columns that the file lacks.
   *
   * @throws ResultsException when the columns or a cell are not as declared
   */
  public Table read(Path file) {
    List<String> always = columnNames().subList(0, columns.size() - laterColumns.size());
    return TableFile.read(file, always, name -> columns.getOrDefault(name, ColumnType.STRING));
  }

  /**
   * Writes the whole table, in place of an older file, or not at all; compressed where its name
   * ends in {@code .gz}.
   */
  public void write(Table table, Path file) {
    check(table);
    AtomicFile.write(file, TableFile.bytes(TableFile.text(table, true), file));
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
    columns.forEach(
        (column, type) -> {
          if (table.column(column).type() != type) {
            throw new IllegalArgumentException(
                "column " + column + " of " + name() + " holds " + type.name());
          }
        });
  }
}
