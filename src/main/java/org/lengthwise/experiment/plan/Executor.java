package org.lengthwise.experiment.plan;

import java.util.List;
import org.lengthwise.io.FolderException;
import org.lengthwise.nn.tensor.DeviceException;

/** Performs runs, or has them performed. What a run computes does not depend on it. */
public interface Executor {
  /**
   * Checks, before anything is done, that it can perform runs here.
   *
   * @throws RefusedException when something that it needs is missing
   * @throws DeviceException when the runs' device is missing
   * @throws FolderException when it cannot use the folder of results, or the engine's libraries
   */
  default void check() {}

  /**
   * Performs the runs.
   *
   * @return how each ended, in the order given; those that continue elsewhere after the end of this
   *     process are {@link RunEnd.Ending#SUBMITTED}
   */
  List<RunEnd> perform(List<PlannedRun> runs) throws InterruptedException;

  /** Ends what this process has started; {@link #perform} then returns. */
  void stop();
}
