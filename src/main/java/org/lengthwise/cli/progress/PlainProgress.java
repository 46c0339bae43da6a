package org.lengthwise.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.lengthwise.experiment.plan.ExperimentListener;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunProgress;

/**
 * Progress as lines for a file or a pipe: one when the phase of a run changes, and then regularly.
 */
public final class PlainProgress implements ExperimentListener {
  private record Shown(RunProgress.Phase phase, long at) {}

  private final PrintWriter out;
  private final Duration between;
  private final LongSupplier nanoTime;
  private final RunClock clock;
  private final Map<String, Shown> shown = new HashMap<>();

  /**
   * @param between the least time between two lines of one run in one phase
   * @param nanoTime the clock, in nanoseconds
   */
  public PlainProgress(PrintWriter out, Duration between, LongSupplier nanoTime) {
    this.out = out;
    this.between = between;
    this.nanoTime = nanoTime;
    this.clock = new RunClock(nanoTime);
  }

  @Override
  public synchronized void say(String line) {
    print(line);
  }

  @Override
  public synchronized void progress(String run, RunProgress progress) {
    long now = nanoTime.getAsLong();
    long seconds = clock.seconds(run);
    Shown last = shown.get(run);
    if (last == null || last.phase() != progress.phase() || now - last.at() >= between.toNanos()) {
      shown.put(run, new Shown(progress.phase(), now));
      print(ProgressText.line(run, progress, seconds));
    }
  }

  @Override
  public synchronized void ended(RunEnd end) {
    shown.remove(end.run());
    print(ProgressText.line(end, clock.seconds(end.run())));
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
