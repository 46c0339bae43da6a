package org.lengthwise.cli;

import java.io.PrintWriter;
import org.lengthwise.report.tables.ScoreTable;
import org.lengthwise.results.ExperimentFolder;

/**
 * The last lines of a command that has finished an experiment: the scores, and where the page is.
 */
final class ResultsSummary {
  private ResultsSummary() {}

  static void print(ExperimentFolder folder, PrintWriter out) {
    out.println();
    out.print(ScoreTable.text(folder));
    out.println();
    out.println("Report: " + folder.report());
    out.flush();
  }
}
