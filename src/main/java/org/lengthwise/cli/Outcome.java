package org.lengthwise.cli;

import java.io.PrintWriter;
import org.lengthwise.report.tables.ScoreTable;
import org.lengthwise.results.ExperimentFolder;

/** What a command on an experiment ends by printing: the scores, and where the page lies. */
final class Outcome {
  private Outcome() {}

  static void print(ExperimentFolder folder, PrintWriter out) {
    out.println();
    out.print(ScoreTable.text(folder));
    out.println();
    out.println("Report: " + folder.report());
    out.flush();
  }
}
