package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.lengthwise.cli.json.StatusJson;
import org.lengthwise.cli.json.StatusJson.Listed;
import org.lengthwise.cli.progress.ProgressText;
import org.lengthwise.experiment.ExperimentStatus;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunStatus.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how far the runs of an experiment are. */
@Command(
    name = "status",
    sortOptions = false,
    header = "Shows the progress of each run of an experiment.",
    description = {
      "%nPrints one line per run: its state (waiting, training, translating, finished, stopped,"
          + " interrupted or failed), an estimate of the training time that is left, and its Slurm"
          + " task if it has one. Does not disturb the runs.",
      "%nOf a folder that holds experiments it prints one line per experiment.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lengthwise status results/quickstart",
      "  lengthwise status results",
      "  lengthwise status --json results/quickstart"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ResultsArgument results;

  @Option(names = "--json", description = "Print JSON, for programs; what is not known is null.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<ExperimentFolder> several = results.several();
    int failed;
    if (several.isEmpty()) {
      ExperimentStatus status = ExperimentStatus.of(results.folder());
      if (json) {
        out.println(StatusJson.of(status));
      } else {
        print(status, out);
      }
      failed = (int) status.count(State.FAILED);
    } else {
      List<Listed> all = several.stream().map(StatusCommand::listed).toList();
      if (json) {
        out.println(StatusJson.of(all));
      } else {
        print(all, out);
      }
      failed =
          (int)
              all.stream()
                  .flatMap(listed -> listed.status().stream())
                  .mapToLong(status -> status.count(State.FAILED))
                  .sum();
    }
    out.flush();
    return (failed > 0 ? ExitCode.RUN_FAILED : ExitCode.DONE).code();
  }

  private static Listed listed(ExperimentFolder folder) {
    try {
      return new Listed(folder, Optional.of(ExperimentStatus.of(folder)), "");
    } catch (RuntimeException e) {
      CommandErrors errors = CommandErrors.of(e);
      if (errors.exitCode() == ExitCode.UNEXPECTED) {
        throw e;
      }
      return new Listed(folder, Optional.empty(), errors.lines().get(0));
    }
  }

  private static void print(ExperimentStatus status, PrintWriter out) {
    table(
        status.runs(),
        List.of(
            ExperimentStatus.Line::run,
            line -> line.text() + left(line.secondsLeft()),
            ExperimentStatus.Line::task),
        out);
    out.println();
    out.println(finished(status));
    status.after().forEach(job -> out.println("Afterwards, to score and report: " + job));
    if (!status.note().isEmpty()) {
      out.println(status.note());
    }
    status.provenance().ifPresent(times -> print(times, out));
    if (Files.exists(status.folder().report())) {
      out.println("Report: " + status.folder().report());
    }
  }

  private static void print(Provenance times, PrintWriter out) {
    out.println("Started: " + times.started());
    if (!times.ended().isEmpty()) {
      out.println("Ended: " + times.end());
    }
  }

  private static void print(List<Listed> experiments, PrintWriter out) {
    table(experiments, List.of(listed -> listed.folder().name(), StatusCommand::summary), out);
  }

  /** Such as: 1 of 4 runs finished, 1 training (12 min left), 1 failed. */
  private static String summary(Listed listed) {
    if (listed.status().isEmpty()) {
      return listed.fault();
    }
    ExperimentStatus status = listed.status().get();
    List<String> parts = new ArrayList<>(List.of(finished(status)));
    for (State state : State.values()) {
      long count =
          status.runs().stream()
              .filter(line -> line.state() == state && !line.interrupted())
              .count();
      if (state != State.FINISHED && state != State.WAITING && count > 0) {
        parts.add(count + " " + state.name().toLowerCase(Locale.ROOT) + longest(status, state));
      }
    }
    long interrupted = status.runs().stream().filter(ExperimentStatus.Line::interrupted).count();
    if (interrupted > 0) {
      parts.add(interrupted + " interrupted");
    }
    return String.join(", ", parts);
  }

  /** The time left of the run in this state that has most. */
  private static String longest(ExperimentStatus status, State state) {
    OptionalDouble most =
        status.runs().stream()
            .filter(line -> line.state() == state)
            .flatMapToDouble(line -> line.secondsLeft().stream())
            .max();
    return most.isEmpty() ? "" : " (" + left(most).replaceFirst("^, ", "") + ")";
  }

  private static String finished(ExperimentStatus status) {
    return "%d of %d runs finished".formatted(status.count(State.FINISHED), status.runs().size());
  }

  private static String left(OptionalDouble seconds) {
    return seconds.isEmpty()
        ? ""
        : ", " + ProgressText.duration(Math.round(seconds.getAsDouble())) + " left";
  }

  /** A line for each row, its columns below each other. */
  private static <T> void table(List<T> rows, List<Function<T, String>> columns, PrintWriter out) {
    List<Integer> widths =
        columns.stream()
            .map(column -> rows.stream().map(column).mapToInt(String::length).max().orElse(0))
            .toList();
    for (T row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        String cell = columns.get(i).apply(row);
        line.append(cell).append(" ".repeat(widths.get(i) - cell.length())).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
