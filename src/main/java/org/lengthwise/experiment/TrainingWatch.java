package org.lengthwise.experiment;

/** Told how training gets on; it only looks on. */
public interface TrainingWatch {
  /** After updates, as often as the engine likes. */
  void progress(RunProgress progress);

  /** After each validation or checkpoint. */
  void reached(Trained soFar);
}
