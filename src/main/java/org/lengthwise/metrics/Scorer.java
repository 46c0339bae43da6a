package org.lengthwise.metrics;

/** What makes a score of the statistics of sentences. */
public interface Scorer {

  /** How many counts the statistics of a sentence have. */
  int width();

  /** The score of the statistics of a sentence, or of their sum; it may be undefined. */
  Score score(Statistics sum);
}
