package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lengthwise.cli.progress.ProgressText;
import org.lengthwise.experiment.Finalisation;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The last step of an experiment whose runs were Slurm tasks, in a job of its own. */
@Command(
    name = "gather",
    hidden = true,
    header = "Scores the runs of an experiment and writes the report, in the job after the runs.")
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class GatherCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULTS", description = "Folder of the experiment.")
  private Path experiment;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<RunEnd> missing = Finalisation.perform(experiment);
    missing.forEach(end -> out.println(ProgressText.line(end)));
    ExitCode figures = ResultsSummary.print(new ExperimentFolder(experiment), spec.commandLine());
    return (missing.isEmpty() ? figures : ExitCode.RUN_FAILED).code();
  }
}
