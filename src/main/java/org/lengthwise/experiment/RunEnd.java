package org.lengthwise.experiment;

/**
 * How the process of a run ended.
 *
 * @param run the run's name, {@code <model>-s<seed>}
 * @param kind finished, failed or stopped
 * @param message why it failed or stopped; empty when it finished
 */
public record RunEnd(String run, Kind kind, String message) {
  /** The ways to end. */
  public enum Kind {
    /** Trained, and its translations are there. */
    FINISHED,
    /** Ended by an error. */
    FAILED,
    /** Ended from outside before it was done; it goes on from its last checkpoint. */
    STOPPED
  }
}
