package org.lengthwise.experiment.plan;

/**
 * How a run ended, or where it goes on.
 *
 * @param run the run's name, {@code <model>-s<seed>}
 * @param kind finished, failed, stopped or submitted
 * @param message why it failed or stopped, or as what it goes on; empty when it finished
 */
public record RunEnd(String run, Kind kind, String message) {
  /** The ways to end. */
  public enum Kind {
    /** Trained, and its translations are there. */
    FINISHED,
    /** Ended by an error. */
    FAILED,
    /** Ended from outside before it was done; it goes on from its last checkpoint. */
    STOPPED,
    /** Handed to a batch system, where it goes on under the name in the message. */
    SUBMITTED
  }
}
