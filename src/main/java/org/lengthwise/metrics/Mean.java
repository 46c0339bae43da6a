package org.lengthwise.metrics;

import java.util.List;
import java.util.Map;

/**
 * The mean of one number a sentence, such as a metric that another program computes gives. A number
 * counts to six decimals.
 */
public record Mean() implements Scorer {
  private static final double STEPS = 1e6;

  /**
   * The statistics of a sentence with this number.
   *
   * @throws IllegalArgumentException if the number is not finite or beyond a billion
   */
  public static Statistics statistics(double number) {
    if (!(Math.abs(number) <= 1e9)) {
      throw new IllegalArgumentException("a sentence cannot have the score " + number);
    }
    return Statistics.of(Math.round(number * STEPS), 1);
  }

  @Override
  public int width() {
    return 2;
  }

  /** Undefined without sentences. */
  @Override
  public Score score(Statistics sum) {
    double mean = sum.count(0) / STEPS / sum.count(1); // NaN of none
    return new Score(mean, Map.of(), List.of());
  }
}
