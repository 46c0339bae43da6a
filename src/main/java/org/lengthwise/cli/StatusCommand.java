package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.lengthwise.experiment.ExperimentStatus;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how far the runs of an experiment are. */
@Command(
    name = "status",
    sortOptions = false,
    header = "Shows the progress of each run of an experiment.",
    description = {
      "%nPrints one line per run: its state (waiting, training, translating, finished, stopped,"
          + " interrupted or failed), and its Slurm task if it has one. Does not disturb the"
          + " runs.%n"
    },
    footerHeading = "%nExample:%n",
    footer = "  lengthwise status results/quickstart")
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ResultsArgument results;

  @Override
  public Integer call() {
    ExperimentFolder folder = results.folder();
    ExperimentStatus status = ExperimentStatus.of(folder);
    PrintWriter out = spec.commandLine().getOut();
    int run = width(status.runs(), ExperimentStatus.Line::run);
    int state = width(status.runs(), ExperimentStatus.Line::text);
    for (ExperimentStatus.Line line : status.runs()) {
      String padded = padded(line.run(), run) + "  " + padded(line.text(), state);
      out.println((padded + "  " + line.task()).stripTrailing());
    }
    long finished = count(status, State.FINISHED);
    out.println();
    out.println("%d of %d runs finished".formatted(finished, status.runs().size()));
    status.after().forEach(job -> out.println("Afterwards, to score and report: " + job));
    if (!status.note().isEmpty()) {
      out.println(status.note());
    }
    if (Files.exists(folder.report())) {
      out.println("Report: " + folder.report());
    }
    out.flush();
    return (count(status, State.FAILED) > 0 ? ExitCode.RUN_FAILED : ExitCode.DONE).code();
  }

  private static long count(ExperimentStatus status, State state) {
    return status.runs().stream().filter(line -> line.state() == state).count();
  }

  private static int width(
      List<ExperimentStatus.Line> lines, Function<ExperimentStatus.Line, String> column) {
    return lines.stream().map(column).mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
