package org.lengthwise.corpus.grammar;

/**
 * How many lexemes of each class make a lexicon of so many source words. Nouns and verbs count
 * twice, for they have two source forms; adjectives take what the other shares leave.
 */
record LexiconSizes(
    int determiners,
    int conjunctions,
    int prepositions,
    int nouns,
    int names,
    int earlyAdjectives,
    int lateAdjectives,
    int adverbs,
    int intransitiveVerbs,
    int transitiveVerbs) {

  /** The function words without which a construction of the grammar could not be said. */
  static final int CORE = 23;

  private static final int SMALLEST = 60;
  private static final int EXTRAS = 18;
  private static final int WORDS_PER_EXTRA = 5;
  private static final int EXTRA_DETERMINERS = 5;
  private static final int EXTRA_CONJUNCTIONS = 5;

  static LexiconSizes of(int words) {
    if (words < SMALLEST) {
      throw new IllegalArgumentException(
          "the grammar needs at least " + SMALLEST + " words; found " + words);
    }
    int extras = Math.min(EXTRAS, (words - SMALLEST) / WORDS_PER_EXTRA);
    int determiners = extras * EXTRA_DETERMINERS / EXTRAS;
    int conjunctions = extras * EXTRA_CONJUNCTIONS / EXTRAS;
    int open = words - CORE - extras;
    int nouns = share(open, 0.42 / 2);
    int names = share(open, 0.08);
    int adverbs = share(open, 0.06);
    int intransitive = share(open, 0.14 / 2);
    int transitive = share(open, 0.16 / 2);
    int adjectives = open - 2 * (nouns + intransitive + transitive) - names - adverbs;
    int early = share(adjectives, 0.4);
    return new LexiconSizes(
        3 + determiners,
        2 + conjunctions,
        2 + extras - determiners - conjunctions,
        nouns,
        names,
        early,
        adjectives - early,
        adverbs,
        intransitive,
        transitive);
  }

  private static int share(int words, double share) {
    return (int) Math.round(words * share);
  }
}
