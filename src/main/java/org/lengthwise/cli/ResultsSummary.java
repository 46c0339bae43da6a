package org.lengthwise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lengthwise.io.IoFault;
import org.lengthwise.report.charts.Drawings;
import org.lengthwise.report.tables.ScoreTable;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine;

/**
 * The last lines of a command that has finished an experiment: the scores, and where the page is.
 */
final class ResultsSummary {
  private ResultsSummary() {}

  /** Prints them; returns the exit code of {@link #ofFigures}. */
  static ExitCode print(ExperimentFolder folder, CommandLine command) {
    PrintWriter out = command.getOut();
    out.println();
    out.print(ScoreTable.text(folder));
    out.println();
    out.println("Report: " + folder.report());
    out.flush();
    return ofFigures(folder, command);
  }

  /** The exit code of a report that may lack figures: standard error then says why. */
  static ExitCode ofFigures(ExperimentFolder folder, CommandLine command) {
    Path notDrawn = folder.notDrawn();
    if (!Files.exists(notDrawn)) {
      return ExitCode.DONE;
    }
    try {
      String reason = Files.readString(notDrawn).strip();
      Object figures = "all figures of " + folder.root();
      CommandErrors errors = CommandErrors.of(Drawings.error(figures, reason));
      errors.print(command.getErr());
      return errors.exitCode();
    } catch (IOException e) {
      throw IoFault.cannot("read", notDrawn, e);
    }
  }
}
