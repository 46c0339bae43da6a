package org.lengthwise.experiment.plan;

/** Told what an experiment does, by several threads at once; it only looks on. */
public interface ExperimentListener {
  /** A line for the reader, such as how many training pairs were dropped and why. */
  void say(String line);

  /** A run tells how far it is. */
  void progress(String run, RunProgress progress);

  /** The process of a run has ended. */
  void ended(RunEnd end);
}
