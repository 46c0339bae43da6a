package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.lengthwise.experiment.run.ParentWatch;
import org.lengthwise.experiment.run.RunEngine;
import org.lengthwise.experiment.run.RunFailure;
import org.lengthwise.experiment.run.RunTask;
import org.lengthwise.io.FolderException;
import org.lengthwise.train.StopRequest;
import org.lengthwise.train.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * One run, in the process that an experiment started for it. Its standard input ends when the
 * experiment does, its standard output carries progress, its standard error is the run's log. When
 * a signal or the experiment asks it to stop during training, it saves first. As a Slurm task it
 * has no experiment beside it.
 */
@Command(
    name = "run",
    hidden = true,
    header = "Performs one run of an experiment; the experiment command starts it.")
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class RunCommand implements Callable<Integer> {
  private final RunEngine engine;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RESULTS", description = "Folder of the experiment.")
  private Path experiment;

  @Parameters(index = "1", paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @Parameters(index = "2", paramLabel = "SEED", description = "The run's seed.")
  private long seed;

  @Option(
      names = "--alone",
      description =
          "No experiment is listening: ignore the end of the standard input, and report no"
              + " progress.")
  private boolean alone;

  RunCommand(RunEngine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() {
    StopRequest stop = new StopRequest();
    StopSignals.handle(() -> ask(stop));
    if (!alone) {
      ParentWatch.start(System.in, () -> ask(stop), ExitCode.INTERRUPTED.code());
    }
    PrintWriter out = spec.commandLine().getOut();
    Consumer<String> reports = alone ? line -> {} : out::println;
    // Whatever a library prints belongs in the log, not among the reports.
    System.setOut(System.err);
    try {
      RunTask run = new RunTask(engine, stop, reports, System.err::println);
      (alone ? run.alone() : run).perform(experiment, model, seed);
      return ExitCode.DONE.code();
    } catch (StoppedException e) {
      return ExitCode.INTERRUPTED.code(); // the log says where
    } catch (RunFailure e) {
      if (e.getCause() != null && !(e.getCause() instanceof FolderException)) {
        e.getCause().printStackTrace();
      }
      throw e;
    }
  }

  /** When there is nothing to save, as during translation, the process ends at once. */
  private static void ask(StopRequest stop) {
    if (!stop.make()) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }
  }
}
