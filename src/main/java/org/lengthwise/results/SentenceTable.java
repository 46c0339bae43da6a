package org.lengthwise.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lengthwise.metrics.Metric;
import org.lengthwise.metrics.Statistics;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * All translations of one run in numbers: what every score, interval and test can be computed from
 * again without a word of the text. On disk it is table {@link TableSchema#SENTENCES}, with a
 * column for each count of each metric after its own, such as {@code bleu-13a:correct_1}.
 *
 * @param rows the translations
 * @param statistics by the name of the metric: of each translation, in the order of the rows
 */
public record SentenceTable(List<SentenceRow> rows, Map<String, List<Statistics>> statistics) {
  private static final String OF = ":";

  public SentenceTable {
    rows = List.copyOf(rows);
    statistics = Map.copyOf(statistics);
    for (List<Statistics> column : statistics.values()) {
      if (column.size() != rows.size()) {
        throw new IllegalArgumentException(
            column.size() + " statistics of " + rows.size() + " translations");
      }
    }
  }

  /** Writes the whole table, in place of an older one, or not at all. */
  public void write(Path file) {
    Table table = RecordRows.table(TableSchema.SENTENCES, rows);
    for (Metric metric : Metric.reported()) {
      List<Statistics> sentences = statistics.get(metric.name());
      if (sentences != null) {
        table.addColumns(columns(metric, sentences));
      }
    }
    TableSchema.SENTENCES.write(table, file);
  }

  private static IntColumn[] columns(Metric metric, List<Statistics> sentences) {
    List<String> names = metric.counts();
    IntColumn[] columns = new IntColumn[names.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = IntColumn.create(metric.name() + OF + names.get(i));
    }
    for (Statistics sentence : sentences) {
      long[] counts = metric.counts(sentence);
      for (int i = 0; i < columns.length; i++) {
        columns[i].append(Math.toIntExact(counts[i]));
      }
    }
    return columns;
  }

  /**
   * Reads the table; metrics that it does not have are left out.
   *
   * @throws ResultsException when the file is not such a table
   */
  public static SentenceTable read(Path file) {
    Table table = TableSchema.SENTENCES.read(file);
    Map<String, List<Statistics>> statistics = new LinkedHashMap<>();
    for (Metric metric : Metric.reported()) {
      List<String> names = metric.counts().stream().map(name -> metric.name() + OF + name).toList();
      if (table.columnNames().containsAll(names)) {
        List<StringColumn> columns = names.stream().map(table::stringColumn).toList();
        statistics.put(metric.name(), statistics(metric, columns, file));
      }
    }
    List<SentenceRow> rows = RecordRows.rows(table, file, SentenceRow.class);
    return new SentenceTable(rows, statistics);
  }

  private static List<Statistics> statistics(Metric metric, List<StringColumn> columns, Path file) {
    List<Statistics> sentences = new ArrayList<>();
    long[] counts = new long[columns.size()];
    for (int row = 0; row < columns.get(0).size(); row++) {
      try {
        for (int i = 0; i < counts.length; i++) {
          counts[i] = Long.parseLong(columns.get(i).get(row));
        }
        sentences.add(metric.sentence(counts));
      } catch (IllegalArgumentException e) {
        throw new ResultsException(
            "%s: row %d: no counts of %s: %s"
                .formatted(file, row + 1, metric.name(), e.getMessage()),
            e);
      }
    }
    return sentences;
  }
}
