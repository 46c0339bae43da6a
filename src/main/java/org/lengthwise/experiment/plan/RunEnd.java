package org.lengthwise.experiment.plan;

/**
 * How a run ended, or where it continues.
 *
 * @param run the run's name, {@code <model>-s<seed>}
 * @param ending finished, failed, stopped or submitted
 * @param message why it failed or stopped, where it continues, or what it scored; may be empty
 *     where it finished
 */
public record RunEnd(String run, Ending ending, String message) {
  /** The ways to end. */
  public enum Ending {
    /** Trained, and the test set is translated. */
    FINISHED,
    /** Ended by an error. */
    FAILED,
    /** Stopped before it was finished; it can continue from its last checkpoint. */
    STOPPED,
    /** Submitted to a batch system, where it has the name in the message. */
    SUBMITTED
  }
}
