package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lengthwise.cli.progress.ProgressDisplay;
import org.lengthwise.experiment.Experiment;
import org.lengthwise.experiment.plan.RefusedException;
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
    header = "Runs an experiment again from its results, and says whether the same comes out.",
    description = {
      "%nTakes the config that the results hold and runs it into another folder; runs whose budget"
          + " was minutes end at the update where they ended then. Compares, to the last digit,"
          + " losses, hashes of the weights, translations, alignments and scores; times are left"
          + " out. The same is promised for the same program, processor and threads; what of these"
          + " is other now is printed too.",
      "%nA corpus of files is not stored with results: say where it lies, and its files are first"
          + " held against the recorded hashes. Of published results, what was published is"
          + " compared.%n"
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
      description = "Folder that the new experiment's own goes into (default: ${DEFAULT-VALUE}).")
  private Path into;

  @Option(
      names = "--set",
      paramLabel = "corpus.folder=FOLDER",
      description = "Where the files of the corpus lie; no other key can be set.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Runs at a time, as for lengthwise experiment; it changes no result.")
  private Optional<Integer> parallel = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    check();
    Reproduction reproduction = Reproduction.of(results.folder(), into, settings);
    PrintWriter out = spec.commandLine().getOut();
    List<RunEnd> ends = perform(reproduction, out);
    if (ends.stream().anyMatch(end -> end.kind() == RunEnd.Kind.STOPPED)) {
      spec.commandLine().getErr().println(Interruption.advice(Invocation.of(spec).arguments()));
      return ExitCode.INTERRUPTED.code();
    }
    if (ends.isEmpty()) {
      out.println(
          reproduction.folder().root()
              + " was made before and is compared as it is; move it away to run it again.");
    }
    Comparison comparison = reproduction.compare();
    print(comparison, reproduction.folder(), out);
    return (comparison.allEqual() ? ExitCode.DONE : ExitCode.DIFFERS).code();
  }

  private void check() {
    if (parallel.isPresent() && parallel.get() < 1) {
      throw new RefusedException("--parallel is " + parallel.get() + "; it must be at least 1");
    }
    List<String> faults =
        settings.stream()
            .filter(setting -> !setting.strip().matches("(?s)corpus\\.folder\\s*=.*"))
            .map(
                setting ->
                    "--set " + setting + ": only corpus.folder can be set; all else is recorded")
            .toList();
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
  }

  /** How the runs ended that were still to do. */
  private List<RunEnd> perform(Reproduction reproduction, PrintWriter out)
      throws InterruptedException {
    reproduction.writeReplays();
    Invocation invocation = Invocation.of(spec);
    Experiment experiment =
        new Experiment(
                reproduction.spec(),
                into,
                parallel,
                Main.class.getName(),
                ProgressDisplay.fitting(out))
            .askedBy(invocation.text());
    Interruption interruption =
        Interruption.guard(experiment, invocation.arguments(), spec.commandLine().getErr());
    try {
      return experiment.perform();
    } finally {
      interruption.lift();
    }
  }

  private static void print(Comparison comparison, ExperimentFolder again, PrintWriter out) {
    out.println();
    int width =
        comparison.findings().stream()
            .mapToInt(finding -> finding.subject().length())
            .max()
            .orElse(0);
    for (ComparisonResult finding : comparison.findings()) {
      String subject = finding.subject();
      out.println(
          subject
              + " ".repeat(width - subject.length())
              + "  "
              + word(finding.kind())
              + "  "
              + finding.detail());
    }
    out.println();
    comparison.circumstances().forEach(change -> out.println("Made with another " + change));
    out.printf(
        "%d equal, %d different, %d not compared: %s%n",
        comparison.count(ComparisonResult.Kind.EQUAL),
        comparison.count(ComparisonResult.Kind.DIFFERS),
        comparison.count(ComparisonResult.Kind.NOT_COMPARED),
        again.root());
    out.flush();
  }

  private static String word(ComparisonResult.Kind kind) {
    return switch (kind) {
      case EQUAL -> "equal       ";
      case DIFFERS -> "DIFFERENT   ";
      case NOT_COMPARED -> "not compared";
    };
  }
}
