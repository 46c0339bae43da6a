package org.lengthwise.faults;

import org.lengthwise.experiment.plan.ExperimentListener;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunProgress;

/** Hears of an experiment and says nothing. */
final class Silence implements ExperimentListener {
  @Override
  public void say(String line) {}

  @Override
  public void progress(String run, RunProgress progress) {}

  @Override
  public void ended(RunEnd end) {}
}
