package org.lengthwise.experiment;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a run's process when the experiment that started it is gone.
 *
 * <p>The experiment holds the other end of the run's standard input and never writes to it. The
 * operating system closes that end when the experiment dies, whatever killed it, so the end of the
 * stream is the one sign that even {@code kill -9} gives. The run halts at once, without shutdown
 * hooks: checkpoints and tables are written so that a run may end between any two instructions.
 */
public final class ParentWatch {
  private ParentWatch() {}

  /**
   * Starts watching.
   *
   * @param parent the stream whose end means that the parent is gone
   * @param exitCode the exit code of this process in that case
   */
  public static void start(InputStream parent, int exitCode) {
    Thread watch = new Thread(() -> awaitEnd(parent, exitCode), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd(InputStream parent, int exitCode) {
    try {
      while (parent.read() >= 0) {
        // Nothing is ever sent; anything that arrives is not the end.
      }
    } catch (IOException e) {
      // A broken stream has no parent behind it either.
    }
    Runtime.getRuntime().halt(exitCode);
  }
}
