package org.lengthwise.experiment.run;

import java.io.IOException;
import java.io.InputStream;

/**
 * Listens to the experiment that started a run's process, on the run's standard input: a byte asks
 * the run to stop, and the end of the stream ends it.
 *
 * <p>The operating system closes the experiment's end of the stream when the experiment dies for
 * whatever reason, so it is the only sign that even {@code kill -9} gives. The run then halts at
 * once, without shutdown hooks: checkpoints and tables are written so that a run may end between
 * any two instructions. Stopping is asked for by a byte and not by a signal, because Ctrl-C sends
 * the runs a signal too, and a second signal ends them at once.
 */
public final class ParentWatch {
  /** The byte that asks a run to stop; any other would do as well. */
  public static final int STOP = '\n';

  private ParentWatch() {}

  /**
   * Starts listening.
   *
   * @param parent the stream whose end means that the parent has ended
   * @param stop called when the parent asks the run to stop
   * @param exitCode the exit code of this process when the parent has ended
   */
  public static void start(InputStream parent, Runnable stop, int exitCode) {
    Thread watch = new Thread(() -> awaitEnd(parent, stop, exitCode), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd(InputStream parent, Runnable stop, int exitCode) {
    try {
      while (parent.read() >= 0) {
        stop.run();
      }
    } catch (IOException e) {
      // A broken stream has no parent either.
    }
    Runtime.getRuntime().halt(exitCode);
  }
}
