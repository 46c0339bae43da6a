package org.lengthwise.corpus.grammar;

/** A symbol of the grammar: a phrase, which rules expand, or a class of words. */
enum Symbol {
  SENTENCE,
  CLAUSES,
  CLAUSE,
  PREDICATE,
  DETERMINED,
  BARE,
  NOMINAL,
  EARLY_QUALITY,
  LATE_QUALITY,
  QUALITY,
  OF_PHRASE,
  RELATIVE,
  BRIEF_RELATIVE,
  VERB_PHRASE,
  INTRANSITIVE_GROUP,
  TRANSITIVE_GROUP,
  CLITIC_GROUP,
  CLITIC,
  OBJECT,
  PLAIN_OBJECT,
  ADJUNCT,

  STOP(1),
  CONJUNCTION(1),
  THAT(1),
  DETERMINER(1),
  OTHER_DETERMINER(1),
  INDEFINITE_PLURAL(0),
  OF(1),
  OF_THE(2),
  PREPOSITION(1),
  VERY(1),
  DO(1),
  NOT(1),
  COPULA(1),
  PRONOUN(1),
  OBJECT_PRONOUN(1),
  NOUN(1),
  NAME(1),
  EARLY_ADJECTIVE(1),
  LATE_ADJECTIVE(1),
  ADVERB(1),
  INTRANSITIVE(1),
  INTRANSITIVE_BASE(1),
  TRANSITIVE(1),
  TRANSITIVE_BASE(1);

  private static final int PHRASE = -1;

  private final int width;

  Symbol() {
    this(PHRASE);
  }

  Symbol(int width) {
    this.width = width;
  }

  boolean isPhrase() {
    return width == PHRASE;
  }

  /** Source tokens of a word of this class; a phrase has no width of its own. */
  int width() {
    return width;
  }
}
