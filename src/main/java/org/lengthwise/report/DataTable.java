package org.lengthwise.report;

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

  static DataTable of(List<String> columns, List<List<String>> rows, int textColumns) {
    return new DataTable("", List.of(), columns, rows, textColumns);
  }
}
