package org.lengthwise.cli;

import java.util.concurrent.Callable;
import org.lengthwise.report.Report;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Draws the report again. */
@Command(
    name = "report",
    sortOptions = false,
    header = "Draws the charts and the page of an experiment again, from its tables.",
    description = {
      "%nNeeds no model and no native library. Prints the scores and the path of the page. Runs that"
          + " failed or are not finished are named on the page.%n"
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
    Outcome.print(folder, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }
}
