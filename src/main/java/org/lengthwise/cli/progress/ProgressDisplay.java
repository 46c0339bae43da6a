package org.lengthwise.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import org.lengthwise.experiment.plan.ExperimentListener;

/** How an experiment's progress is shown. */
public final class ProgressDisplay {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);
  private static final Duration BETWEEN_TICKS = Duration.ofSeconds(1);

  private ProgressDisplay() {}

  /**
   * Lines that are updated in place on a terminal; otherwise regular lines for a file or a pipe.
   */
  // The launcher sets jdk.console, so that System.console() stays null without a terminal in Java
  // 22.
  @SuppressWarnings("SystemConsoleNull")
  public static ExperimentListener fitting(PrintWriter out) {
    String terminal = System.getenv().getOrDefault("TERM", "dumb");
    return System.console() != null && !terminal.equals("dumb")
        ? ticking(new TerminalProgress(out, System::nanoTime))
        : new PlainProgress(out, BETWEEN_LINES, System::nanoTime);
  }

  private static TerminalProgress ticking(TerminalProgress progress) {
    Thread ticker =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(BETWEEN_TICKS.toMillis());
                  progress.tick();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "progress");
    ticker.setDaemon(true);
    ticker.start();
    return progress;
  }
}
