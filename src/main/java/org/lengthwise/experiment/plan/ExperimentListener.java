package org.lengthwise.experiment.plan;

/** Observes an experiment, without influence on it. Several threads call it at a time. */
public interface ExperimentListener {
  /** A line for the reader, such as how many training pairs were dropped and why. */
  void say(String line);

  /** A run reports how far it is. */
  void progress(String run, RunProgress progress);

  /** The process of a run has ended. */
  void ended(RunEnd end);
}
