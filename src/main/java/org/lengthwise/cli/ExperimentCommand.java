package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lengthwise.cli.progress.ProgressDisplay;
import org.lengthwise.experiment.Experiment;
import org.lengthwise.experiment.plan.ExperimentListener;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.slurm.ShellWord;
import org.lengthwise.spec.ExperimentSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an experiment. */
@Command(
    name = "experiment",
    sortOptions = false,
    header = "Trains the models of a config side by side, scores them and writes a report.",
    description = {
      "%nPrepares the corpus once, then trains each model with each seed in a process of its own,"
          + " translates the test set, scores it by length and writes the report. Everything goes"
          + " into a folder with the experiment's name.",
      "%nRerun the command to continue; finished work is skipped. You may add models, seeds and"
          + " a longer budget to the config of an experiment; most other changes are refused.",
      "%nWith --executor slurm the runs become tasks of a Slurm job array, a job after them scores"
          + " and reports, and this command returns at once.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lengthwise experiment configs/quickstart.yaml",
      "  lengthwise experiment configs/europarl-small.yaml --set corpus.folder=data/europarl",
      "  lengthwise experiment configs/quickstart.yaml --set seeds=[1,2,3] --parallel 2",
      "  lengthwise experiment configs/quickstart.yaml --executor slurm --results /shared/results"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class ExperimentCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments arguments;

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "results",
      description = "Create the experiment's folder in this one (default: ${DEFAULT-VALUE}).")
  private Path results;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "Perform N runs at a time; by default as many as the processors have room for, at"
              + " training.threads each. (For Slurm: --set executor.at-once=N.)")
  private Optional<Integer> parallel = Optional.empty();

  @Option(
      names = "--executor",
      paramLabel = "KIND",
      description =
          "What performs the runs, overriding the config's executor.kind: local, for processes on"
              + " this machine, or slurm, for a job array.")
  private Optional<String> executor = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    checkParallel(parallel);
    ExperimentSpec read =
        arguments.read(executor.map(kind -> "executor.kind=" + kind).stream().toList());
    boolean slurm =
        read.executor().map(kind -> kind.match(local -> false, there -> true)).orElse(false);
    if (slurm && parallel.isPresent()) {
      throw new RefusedException(
          "--parallel %1$d is for processes on this machine; for Slurm use --set executor.at-once=%1$d"
              .formatted(parallel.get()));
    }
    PrintWriter out = spec.commandLine().getOut();
    ExperimentListener display = ProgressDisplay.fitting(out);
    Invocation invocation = Invocation.of(spec);
    Experiment experiment =
        new Experiment(read, results, parallel, Main.class.getName(), display)
            .askedBy(invocation.text());
    List<RunEnd> ends =
        Interruption.perform(
            experiment,
            invocation.arguments(),
            spec.commandLine().getErr(),
            slurm ? Interruption.SLURM : Interruption.PROCESSES);
    if (any(ends, RunEnd.Ending.STOPPED)) {
      spec.commandLine().getErr().println(Interruption.advice(invocation.arguments()));
      return ExitCode.INTERRUPTED.code();
    }
    if (any(ends, RunEnd.Ending.SUBMITTED)) {
      String root = ShellWord.quoted(experiment.folder().root().toString());
      out.println("Check progress: lengthwise status " + root);
      return ExitCode.DONE.code();
    }
    ExitCode figures = ResultsSummary.print(experiment.folder(), spec.commandLine());
    return (any(ends, RunEnd.Ending.FAILED) ? ExitCode.RUN_FAILED : figures).code();
  }

  static void checkParallel(Optional<Integer> parallel) {
    if (parallel.isPresent() && parallel.get() < 1) {
      throw new RefusedException("--parallel is " + parallel.get() + "; it must be at least 1");
    }
  }

  private static boolean any(List<RunEnd> ends, RunEnd.Ending ending) {
    return ends.stream().anyMatch(end -> end.ending() == ending);
  }
}
