package org.lengthwise.experiment.plan;

import java.util.ArrayList;
import java.util.List;

/** Notes what it is told. */
public final class RecordingListener implements ExperimentListener {
  public final List<String> lines = new ArrayList<>();

  @Override
  public void say(String line) {
    note(line);
  }

  @Override
  public void progress(String run, RunProgress progress) {
    note(run + " " + progress.phase() + " " + progress.update());
  }

  @Override
  public void ended(RunEnd end) {
    note(end.run() + " ended " + end.ending());
  }

  private synchronized void note(String line) {
    lines.add(line);
    notifyAll();
  }

  public synchronized void awaitLine(String line) throws InterruptedException {
    while (!lines.contains(line)) {
      wait();
    }
  }
}
