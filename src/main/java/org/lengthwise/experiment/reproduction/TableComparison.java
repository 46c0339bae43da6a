package org.lengthwise.experiment.reproduction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lengthwise.results.TableSchema;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A recorded table compared cell by cell with the same table made again, except columns of times,
 * whose names end in {@code seconds}.
 */
final class TableComparison {
  private static final String TIMES = "seconds";
  private static final int SHOWN = 60;

  private TableComparison() {}

  /** Compares rows in their order; nothing when neither side has the table. */
  static Optional<ComparisonResult> ofAll(
      String subject, TableSchema schema, Path recorded, Path again) {
    return ofFiles(
        subject,
        recorded,
        again,
        () -> compare(subject, rows(schema, recorded), rows(schema, again, recorded)));
  }

  /**
   * Each recorded row compared with the one of the same key; a publication holds only some rows.
   *
   * @param keys the columns that tell rows apart
   */
  static Optional<ComparisonResult> ofRecorded(
      String subject, TableSchema schema, List<String> keys, Path recorded, Path again) {
    return ofFiles(
        subject,
        recorded,
        again,
        () ->
            compareRecorded(subject, keys, rows(schema, recorded), rows(schema, again, recorded)));
  }

  /**
   * The result for two files.
   *
   * @param both compares them if both exist
   */
  static Optional<ComparisonResult> ofFiles(
      String subject, Path recorded, Path again, Supplier<ComparisonResult> both) {
    if (!Files.exists(recorded)) {
      return Files.exists(again)
          ? Optional.of(ComparisonResult.notCompared(subject, "not in the recorded results"))
          : Optional.empty();
    }
    return Optional.of(
        Files.exists(again)
            ? both.get()
            : ComparisonResult.differs(subject, "recorded, but not made now"));
  }

  private static ComparisonResult compareRecorded(
      String subject,
      List<String> keys,
      List<Map<String, String>> recorded,
      List<Map<String, String>> again) {
    Map<List<String>, Map<String, String>> all = new HashMap<>();
    again.forEach(row -> all.put(key(row, keys), row));
    List<Map<String, String>> found =
        recorded.stream().map(row -> all.getOrDefault(key(row, keys), Map.of())).toList();
    ComparisonResult result = compare(subject, recorded, found);
    return result.verdict() == ComparisonResult.Verdict.EQUAL && recorded.size() < again.size()
        ? ComparisonResult.equal(
            subject, ComparisonResult.of(recorded.size(), again.size(), "row", "rows"))
        : result;
  }

  private static ComparisonResult compare(
      String subject, List<Map<String, String>> recorded, List<Map<String, String>> again) {
    if (recorded.size() != again.size()) {
      return ComparisonResult.differs(
          subject, "%,d rows recorded, %,d now".formatted(recorded.size(), again.size()));
    }
    int different = 0;
    String first = "";
    for (int i = 0; i < recorded.size(); i++) {
      if (!recorded.get(i).equals(again.get(i))) {
        first =
            different == 0
                ? "row " + (i + 1) + ": " + difference(recorded.get(i), again.get(i))
                : first;
        different++;
      }
    }
    return different == 0
        ? ComparisonResult.equal(
            subject, ComparisonResult.of(recorded.size(), recorded.size(), "row", "rows"))
        : ComparisonResult.differs(
            subject, "%,d of %,d rows, first %s".formatted(different, recorded.size(), first));
  }

  private static String difference(Map<String, String> recorded, Map<String, String> again) {
    if (again.isEmpty()) {
      return "not made now";
    }
    for (Map.Entry<String, String> cell : recorded.entrySet()) {
      String now = again.get(cell.getKey());
      if (now == null) {
        return "no column " + cell.getKey() + " now";
      }
      if (!now.equals(cell.getValue())) {
        return "%s %s recorded, %s now"
            .formatted(cell.getKey(), shortened(cell.getValue()), shortened(now));
      }
    }
    return "other columns now: "
        + again.keySet().stream()
            .filter(column -> !recorded.containsKey(column))
            .collect(Collectors.joining(", "));
  }

  private static String shortened(String value) {
    if (value.isEmpty()) {
      return "nothing";
    }
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
  }

  private static List<String> key(Map<String, String> row, List<String> keys) {
    return keys.stream().map(key -> row.getOrDefault(key, "")).toList();
  }

  /** Without the columns that the recorded table lacks because an earlier version wrote it. */
  private static List<Map<String, String>> rows(TableSchema schema, Path again, Path recorded) {
    List<String> present = schema.read(recorded).columnNames();
    List<Map<String, String>> rows = rows(schema, again);
    for (String later : schema.laterColumns()) {
      if (!present.contains(later)) {
        rows.forEach(row -> row.remove(later));
      }
    }
    return rows;
  }

  private static List<Map<String, String>> rows(TableSchema schema, Path file) {
    Table table = schema.read(file);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      Map<String, String> row = new LinkedHashMap<>();
      for (Column<?> column : table.columns()) {
        if (!column.name().endsWith(TIMES)) {
          row.put(column.name(), column.isMissing(i) ? "" : column.getUnformattedString(i));
        }
      }
      rows.add(row);
    }
    return rows;
  }
}
