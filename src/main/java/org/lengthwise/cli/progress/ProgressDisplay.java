package org.lengthwise.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import org.lengthwise.experiment.plan.ExperimentListener;

/** How an experiment's progress is shown. */
public final class ProgressDisplay {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);

  private ProgressDisplay() {}

  /** Lines that change in place on a terminal; else lines now and then, for a file or a pipe. */
  @SuppressWarnings("SystemConsoleNull")
  public // the launcher keeps it so from Java 22 on: jdk.console
  static ExperimentListener fitting(PrintWriter out) {
    String terminal = System.getenv().getOrDefault("TERM", "dumb");
    return System.console() != null && !terminal.equals("dumb")
        ? new TerminalProgress(out)
        : new PlainProgress(out, BETWEEN_LINES, System::nanoTime);
  }
}
