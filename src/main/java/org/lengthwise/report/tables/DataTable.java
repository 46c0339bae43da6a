package org.lengthwise.report.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of the page.
 *
 * @param caption what it holds; empty where a heading says it
 * @param groups headings above those of the columns; may be none
 * @param columns the headings
 * @param rows as many cells as there are columns
 * @param textColumns how many of the first columns hold words; the others are numbers
 */
public record DataTable(
    String caption,
    List<Group> groups,
    List<String> columns,
    List<List<String>> rows,
    int textColumns) {

  /** A heading above this many columns. */
  public record Group(String label, int span) {}

  /** The same with a row for each column but the first, which become the headings. */
  DataTable transposed() {
    List<String> heads = new ArrayList<>(List.of(columns.get(0)));
    rows.forEach(row -> heads.add(row.get(0)));
    List<List<String>> turned = new ArrayList<>();
    for (int column = 1; column < columns.size(); column++) {
      List<String> cells = new ArrayList<>(List.of(columns.get(column)));
      for (List<String> row : rows) {
        cells.add(row.get(column));
      }
      turned.add(cells);
    }
    return new DataTable(caption, List.of(), heads, turned, 1);
  }

  static DataTable of(List<String> columns, List<List<String>> rows, int textColumns) {
    return new DataTable("", List.of(), columns, rows, textColumns);
  }
}
