package org.lengthwise.cli.progress;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.lengthwise.experiment.plan.ExperimentListener;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunProgress;

/**
 * Progress on a terminal: a line for each active run, below all other lines and updated in place
 * (by ECMA-48 control sequences). A line too long for the window is cut, because a wrapped one
 * could not be updated in place.
 */
public final class TerminalProgress implements ExperimentListener {
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final PrintWriter out;
  private final RunClock clock;
  private final Map<String, RunProgress> runs = new LinkedHashMap<>();
  private int drawn;

  /**
   * @param nanoTime the clock, in nanoseconds
   */
  public TerminalProgress(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.clock = new RunClock(nanoTime);
  }

  /** Brings the times up to date, for a run that reports nothing while it translates. */
  public synchronized void tick() {
    if (!runs.isEmpty()) {
      erase();
      draw();
    }
  }

  @Override
  public synchronized void say(String line) {
    erase();
    out.println(line);
    draw();
  }

  @Override
  public synchronized void progress(String run, RunProgress progress) {
    runs.put(run, progress);
    erase();
    draw();
  }

  @Override
  public synchronized void ended(RunEnd end) {
    runs.remove(end.run());
    say(ProgressText.line(end, clock.seconds(end.run())));
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A");
      out.print(CLEAR_BELOW);
    }
  }

  private void draw() {
    runs.forEach(
        (run, progress) ->
            out.println(WRAP_OFF + ProgressText.line(run, progress, clock.seconds(run)) + WRAP_ON));
    drawn = runs.size();
    out.flush();
  }
}
