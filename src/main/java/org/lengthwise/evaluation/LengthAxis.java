package org.lengthwise.evaluation;

import org.lengthwise.significance.TestSentences;

/**
 * Test sentences along their lengths.
 *
 * @param subset which translations of them
 * @param name whose length it is
 * @param sentences in strata: each bucket, then those that no bucket holds
 * @param means the mean length of the sentences of each bucket, in tokens; NaN without any
 */
record LengthAxis(String subset, String name, TestSentences sentences, double[] means) {
  /** The axis of source lengths. */
  static final String SOURCE = "source";
}
