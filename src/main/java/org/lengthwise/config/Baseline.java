package org.lengthwise.config;

/** What is taken off the reward of a draw, to steady its gradient. */
public enum Baseline {
  /**
   * A moving average over earlier batches of the log-probability of a word, times the words
   * rewarded.
   */
  MOVING_AVERAGE,
  /** The log-probability of the same words under soft attention (Deng et al. 2018). */
  SOFT
}
