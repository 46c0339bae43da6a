package org.lengthwise.corpus.grammar;

import java.util.List;

/**
 * The gender and number that the words of a phrase share, in the order of the lexicon's columns.
 */
enum Agreement {
  MASCULINE_SINGULAR,
  FEMININE_SINGULAR,
  MASCULINE_PLURAL,
  FEMININE_PLURAL;

  /** Nothing to draw: the phrase agrees with the one that holds it. */
  static final List<Agreement> INHERITED = List.of();

  static final List<Agreement> ANY = List.of(values());
  static final List<Agreement> SINGULAR = List.of(MASCULINE_SINGULAR, FEMININE_SINGULAR);
  static final List<Agreement> PLURAL = List.of(MASCULINE_PLURAL, FEMININE_PLURAL);

  /** The pronouns: {@code they} and {@code them} have no feminine, so that each has one reading. */
  static final List<Agreement> PERSON =
      List.of(MASCULINE_SINGULAR, FEMININE_SINGULAR, MASCULINE_PLURAL);
}
