package org.lengthwise.experiment;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.lengthwise.config.TrainingSpec;

/** How long a run still trains at the speed it has had. */
public final class TimeLeft {
  private static final double SECONDS_A_MINUTE = 60;

  private TimeLeft() {}

  /**
   * Seconds to the first end of the budget; empty before the first update, when no speed is known.
   *
   * @param updatesPerEpoch updates in one pass over the training pairs
   * @param update updates done
   * @param seconds time that they took
   */
  public static OptionalDouble seconds(
      TrainingSpec budget, int updatesPerEpoch, int update, double seconds) {
    if (update == 0 || seconds <= 0) {
      return OptionalDouble.empty();
    }
    double each = seconds / update;
    DoubleStream.Builder ends = DoubleStream.builder();
    budget.updates().ifPresent(updates -> ends.add((updates - update) * each));
    budget
        .epochs()
        .ifPresent(epochs -> ends.add(((double) epochs * updatesPerEpoch - update) * each));
    budget.minutes().ifPresent(minutes -> ends.add(minutes * SECONDS_A_MINUTE - seconds));
    return ends.build().map(left -> Math.max(0, left)).min();
  }
}
