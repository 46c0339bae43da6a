package org.lengthwise.cli;

import java.util.concurrent.Callable;
import org.lengthwise.report.Report;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the report again. */
@Command(
    name = "report",
    sortOptions = false,
    header = "Draws the charts of an experiment again from its tables, and writes the page.",
    description = {
      "%nNeeds no model and no native library. Prints the scores and the path of the page. The page"
          + " names the runs that failed or are not finished.%n"
    },
    footerHeading = "%nExample:%n",
    footer = "  lengthwise report results/quickstart")
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ResultsArgument results;

  @Override
  public Integer call() {
    ExperimentFolder folder = results.folder();
    Report.write(folder);
    return ResultsSummary.print(folder, spec.commandLine()).code();
  }
}
