package org.lengthwise.train;

/** Told how training goes; it only looks on. */
public interface TrainingListener {
  /** The model is built, or loaded from a checkpoint, before the first update of this process. */
  void began(long parameters, String encoder, TrainingProgress progress);

  /** An update was made. */
  void updated(TrainingProgress progress);

  /** A line for the log, such as which checkpoint training continues from. */
  void say(String line);
}
