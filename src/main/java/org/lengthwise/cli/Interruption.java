package org.lengthwise.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.lengthwise.experiment.Experiment;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.slurm.ShellWord;

/**
 * What Ctrl-C or SIGTERM does to an experiment: its runs save and end, and a message says how to
 * continue. The corpus, scores and figures are written whole or not at all, so they need no care.
 */
final class Interruption {
  /** What happens to an experiment of processes. */
  static final String PROCESSES =
      "each run finishes its update and saves. A second signal exits at once and loses the work"
          + " since the last checkpoint";

  /** What happens to an experiment that is being submitted to Slurm. */
  static final String SLURM =
      "submitted Slurm jobs are cancelled. A second signal exits at once and may leave jobs in the"
          + " queue";

  private final Experiment experiment;
  private final List<String> arguments;
  private final PrintWriter err;
  private final String what;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();

  private Interruption(
      Experiment experiment, List<String> arguments, PrintWriter err, String what) {
    this.experiment = experiment;
    this.arguments = arguments;
    this.err = err;
    this.what = what;
  }

  /**
   * Performs an experiment that signals may interrupt.
   *
   * @param arguments of the command line that started it
   * @param what happens to it: {@link #PROCESSES} or {@link #SLURM}
   * @return how the runs ended that were performed
   */
  static List<RunEnd> perform(
      Experiment experiment, List<String> arguments, PrintWriter err, String what)
      throws InterruptedException {
    Interruption interruption = new Interruption(experiment, arguments, err, what);
    StopSignals.handle(interruption::interrupt);
    try {
      return experiment.perform();
    } finally {
      interruption.end();
    }
  }

  /** The experiment has ended; if it was interrupted this does not return. */
  private void end() throws InterruptedException {
    over.set(true);
    if (interrupted.get()) {
      new CountDownLatch(1).await(); // for the thread of the signal to end the process
    }
  }

  private void interrupt() {
    if (interrupted.getAndSet(true)) {
      return;
    }
    if (!over.get()) {
      err.println("Interrupted: " + what + ".");
      err.flush();
      experiment.stop();
      err.println(advice(arguments));
      err.flush();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }

  /** How to continue: the same command, quoted for a shell. */
  static String advice(List<String> arguments) {
    return arguments.stream()
        .map(ShellWord::quoted)
        .collect(Collectors.joining(" ", "To continue: lengthwise ", ""));
  }
}
