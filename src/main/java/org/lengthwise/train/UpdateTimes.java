package org.lengthwise.train;

import java.util.OptionalDouble;

/**
 * The times of the updates of one process, without pauses. A process that is stopped (SIGSTOP, a
 * suspended task of a cluster) or whose machine sleeps resumes in the middle of an update, which
 * then seems to have taken that long.
 */
final class UpdateTimes {
  /** Before so many updates nothing is usual; the first of a process are slow. */
  private static final int FIRST = 10;

  /** An update that takes so many times as long as usual was paused. */
  private static final double MANY = 20;

  /** A shorter one, in seconds, is not worth a word. */
  private static final double LEAST = 3;

  private int updates;
  private double seconds;

  /**
   * The seconds that an update usually takes, where this one was paused, so that these are what it
   * counts for; empty where it was not, and counts for what it took.
   *
   * @param taken seconds from its begin to its end
   */
  OptionalDouble usualIfPaused(double taken) {
    double usual = seconds / updates;
    if (updates >= FIRST && taken > LEAST && taken > MANY * usual) {
      return OptionalDouble.of(usual);
    }
    updates++;
    seconds += taken;
    return OptionalDouble.empty();
  }
}
