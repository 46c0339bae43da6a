package org.lengthwise.corpus.grammar;

import org.lengthwise.random.RandomStream;

/**
 * The part of the corpus that a sentence belongs to. It is a function of the source text alone, so
 * no training sentence is ever a test sentence, not even that of another seed, and the few
 * sentences of three tokens are shared out like the many of sixty.
 */
enum Share {
  TRAIN,
  DEV,
  TEST;

  private static final int PARTS = 8;

  /** One sentence in eight is for testing and one in eight for development. */
  static Share of(String sourceText) {
    int part = RandomStream.of(sourceText.hashCode(), "grammar share", 0).nextInt(PARTS);
    if (part == 0) {
      return TEST;
    }
    return part == 1 ? DEV : TRAIN;
  }
}
