package org.lengthwise.experiment.plan;

import java.util.List;
import org.lengthwise.io.FolderException;

/** Performs runs, or has them performed. What a run computes does not depend on it. */
public interface Executor {
  /**
   * Refuses, before anything is done, what cannot be performed so.
   *
   * @throws RefusedException when what it needs is not there
   * @throws FolderException when it cannot use the folder of results
   */
  default void check() {}

  /**
   * Performs the runs.
   *
   * @return how each ended, in the order given; those that go on elsewhere when this process has
   *     ended are {@link RunEnd.Kind#SUBMITTED}
   */
  List<RunEnd> perform(List<PlannedRun> runs) throws InterruptedException;

  /** Ends what this process has begun; {@link #perform} then returns. */
  void stop();
}
