package org.lengthwise.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.lengthwise.experiment.Experiment;
import org.lengthwise.experiment.slurm.ShellWord;

/**
 * What Ctrl-C or SIGTERM does to an experiment: its runs save and end, and it says which command
 * goes on. The corpus, scores and figures take their places whole, so they need no care.
 */
final class Interruption {
  /** What is done about an experiment of processes. */
  static final String PROCESSES = "each run finishes its update and saves";

  /** What is done about an experiment that Slurm is to perform. */
  static final String SLURM = "what has been handed to Slurm is taken back";

  private final Experiment experiment;
  private final List<String> arguments;
  private final PrintWriter err;
  private final String what;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();

  private Interruption(
      Experiment experiment, List<String> arguments, PrintWriter err, String what) {
    this.experiment = experiment;
    this.arguments = arguments;
    this.err = err;
    this.what = what;
  }

  /**
   * Guards an experiment of processes until {@link #lift}.
   *
   * @param arguments of the command line that began it
   */
  static Interruption guard(Experiment experiment, List<String> arguments, PrintWriter err) {
    return guard(experiment, arguments, err, PROCESSES);
  }

  /**
   * The same for any experiment.
   *
   * @param what is done about it: {@link #PROCESSES} or {@link #SLURM}
   */
  static Interruption guard(
      Experiment experiment, List<String> arguments, PrintWriter err, String what) {
    Interruption interruption = new Interruption(experiment, arguments, err, what);
    StopSignals.handle(interruption::interrupt);
    return interruption;
  }

  /** The experiment is over; where it was interrupted this does not return. */
  void lift() throws InterruptedException {
    over.set(true);
    if (begun.get()) {
      new CountDownLatch(1).await(); // for the thread of the signal to end the process
    }
  }

  private void interrupt() {
    if (begun.getAndSet(true)) {
      return;
    }
    if (!over.get()) {
      err.println("Interrupted: " + what + ". Once more leaves at once.");
      err.flush();
      experiment.stop();
      err.println(advice(arguments));
      err.flush();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }

  /** How to go on: the same command, as a shell takes it. */
  static String advice(List<String> arguments) {
    return arguments.stream()
        .map(ShellWord::quoted)
        .collect(Collectors.joining(" ", "To go on: lengthwise ", ""));
  }
}
