package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lengthwise.cli.progress.ProgressDisplay;
import org.lengthwise.experiment.Experiment;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.reproduction.Comparison;
import org.lengthwise.experiment.reproduction.ComparisonResult;
import org.lengthwise.experiment.reproduction.Reproduction;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an experiment again and compares. */
@Command(
    name = "reproduce",
    sortOptions = false,
    header = "Runs an experiment again from its results and checks that the new ones are the same.",
    description = {
      "%nRuns the stored config again, into another folder; runs whose budget is in minutes"
          + " end at the update where they ended before. Compares losses, hashes of the weights,"
          + " translations, alignments and scores to the last digit, but no times. Equal results"
          + " are promised for the same program, processor and threads; if any of these differ,"
          + " that is printed too.",
      "%nA corpus of files is not stored with the results: say where it is with --set, and its"
          + " files are first checked against the recorded hashes. Of published results, only what"
          + " was published is compared.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lengthwise reproduce results/quickstart",
      "  lengthwise reproduce results/published/europarl-small --set corpus.folder=data/europarl"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ResultsArgument results;

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      defaultValue = "results/reproduced",
      description = "Create the new experiment's folder in this one (default: ${DEFAULT-VALUE}).")
  private Path into;

  @Option(
      names = "--set",
      paramLabel = "corpus.folder=FOLDER",
      description = "Where the files of the corpus are; no other key can be set.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Runs at a time, as for lengthwise experiment; it affects no result.")
  private Optional<Integer> parallel = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    ExperimentCommand.checkParallel(parallel);
    ConfigArguments.checkOnly(
        settings, "corpus\\.folder\\s*=", "only corpus.folder can be set; the rest is recorded");
    Reproduction reproduction = Reproduction.of(results.folder(), into, settings);
    PrintWriter out = spec.commandLine().getOut();
    List<RunEnd> ends = perform(reproduction, out);
    if (ends.stream().anyMatch(end -> end.ending() == RunEnd.Ending.STOPPED)) {
      spec.commandLine().getErr().println(Interruption.advice(Invocation.of(spec).arguments()));
      return ExitCode.INTERRUPTED.code();
    }
    if (ends.isEmpty()) {
      out.println(
          reproduction.folder().root()
              + " exists already and is compared as it is; move it away to run it again.");
    }
    Comparison comparison = reproduction.compare();
    print(comparison, reproduction.folder(), out);
    ExitCode figures = ResultsSummary.ofFigures(reproduction.folder(), spec.commandLine());
    return (comparison.allEqual() ? figures : ExitCode.DIFFERS).code();
  }

  /** Performs the runs that are not finished; returns how they ended. */
  private List<RunEnd> perform(Reproduction reproduction, PrintWriter out)
      throws InterruptedException {
    Invocation invocation = Invocation.of(spec);
    Experiment experiment =
        new Experiment(
                reproduction.spec(),
                into,
                parallel,
                Main.class.getName(),
                ProgressDisplay.fitting(out))
            .askedBy(invocation.text())
            .beforeRuns(reproduction::writeReplays);
    return Interruption.perform(
        experiment, invocation.arguments(), spec.commandLine().getErr(), Interruption.PROCESSES);
  }

  private static void print(Comparison comparison, ExperimentFolder again, PrintWriter out) {
    out.println();
    int width =
        comparison.results().stream().mapToInt(result -> result.subject().length()).max().orElse(0);
    for (ComparisonResult result : comparison.results()) {
      String subject = result.subject();
      out.println(
          subject
              + " ".repeat(width - subject.length())
              + "  "
              + word(result.verdict())
              + "  "
              + result.detail());
    }
    out.println();
    comparison
        .environmentChanges()
        .forEach(change -> out.println("Changed since the recording: " + change));
    out.printf(
        "%d equal, %d different, %d not compared: %s%n",
        comparison.count(ComparisonResult.Verdict.EQUAL),
        comparison.count(ComparisonResult.Verdict.DIFFERS),
        comparison.count(ComparisonResult.Verdict.NOT_COMPARED),
        again.root());
    out.flush();
  }

  private static String word(ComparisonResult.Verdict verdict) {
    return switch (verdict) {
      case EQUAL -> "equal       ";
      case DIFFERS -> "DIFFERENT   ";
      case NOT_COMPARED -> "not compared";
    };
  }
}
