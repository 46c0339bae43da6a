package org.lengthwise.config;

/** What a draw of hard attention is rewarded with. */
public enum Reward {
  /** The log-probability of the words from that step on, which are those that the draw bears on. */
  FROM_STEP_ON,
  /** The log-probability of the whole sentence. */
  SENTENCE
}
