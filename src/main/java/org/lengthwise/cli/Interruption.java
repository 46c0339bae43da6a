package org.lengthwise.cli;

import java.io.PrintWriter;
import org.lengthwise.experiment.Experiment;

/** What Ctrl-C or SIGTERM does to an experiment: its runs end, and it says how to go on. */
final class Interruption {
  private final Thread hook;
  private volatile boolean begun;

  private Interruption(Experiment experiment, PrintWriter err) {
    this.hook = new Thread(() -> interrupt(experiment, err), "interruption");
  }

  /** Guards the experiment until {@link #lift}. */
  static Interruption guard(Experiment experiment, PrintWriter err) {
    Interruption interruption = new Interruption(experiment, err);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  boolean begun() {
    return begun;
  }

  /** The experiment is over. */
  void lift() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The machine is going down already, and the hook with it.
    }
  }

  private void interrupt(Experiment experiment, PrintWriter err) {
    begun = true;
    experiment.stop();
    err.println("Interrupted. The same command goes on from the last checkpoints.");
    err.flush();
    // A hook is the one place from which the exit code of a signal can still be chosen.
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }
}
