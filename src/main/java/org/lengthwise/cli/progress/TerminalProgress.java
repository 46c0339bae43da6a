package org.lengthwise.cli.progress;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
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
  private final Map<String, String> lines = new LinkedHashMap<>();
  private int drawn;

  public TerminalProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void say(String line) {
    erase();
    out.println(line);
    draw();
  }

  @Override
  public synchronized void progress(String run, RunProgress progress) {
    lines.put(run, ProgressText.line(run, progress));
    erase();
    draw();
  }

  @Override
  public synchronized void ended(RunEnd end) {
    lines.remove(end.run());
    say(ProgressText.line(end));
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A");
      out.print(CLEAR_BELOW);
    }
  }

  private void draw() {
    lines.values().forEach(line -> out.println(WRAP_OFF + line + WRAP_ON));
    drawn = lines.size();
    out.flush();
  }
}
