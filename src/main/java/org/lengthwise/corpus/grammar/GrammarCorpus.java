package org.lengthwise.corpus.grammar;

import java.util.List;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.CorpusSpec;

/**
 * A corpus of generated sentences and their translations; the package's documentation describes the
 * two languages.
 *
 * @param train pairs to train on; a short sentence may come more than once
 * @param dev pairs to validate on, no two of the same source
 * @param test pairs to test on, no two of the same source
 * @param lexicon the words of both languages
 */
public record GrammarCorpus(
    List<SentencePair> train, List<SentencePair> dev, List<SentencePair> test, Lexicon lexicon) {

  /**
   * Generates the corpus, a pure function of the spec. Source lengths of 3 tokens to the length
   * limit are equally frequent in each part, except short lengths that have too few sentences; no
   * target is longer than the limit. No source of one part occurs in another, and the pairs of a
   * part depend on no other part's size.
   *
   * @throws IllegalArgumentException if there are fewer than 60 words, or the words do not make as
   *     many dev or test sentences as are wanted
   */
  public static GrammarCorpus generate(CorpusSpec.Grammar spec) {
    Lexicon lexicon = Lexicon.of(spec.words());
    Derivations derivations = new Derivations(lexicon, spec.lengthLimit());
    return new GrammarCorpus(
        new Draw(derivations, spec, Share.TRAIN).pairs(spec.pairs()),
        new Draw(derivations, spec, Share.DEV).pairs(spec.devPairs()),
        new Draw(derivations, spec, Share.TEST).pairs(spec.testPairs()),
        lexicon);
  }

  /**
   * The part of the corpus that a sentence belongs to. It is a function of the source text alone,
   * so no training sentence is ever a test sentence, not even that of another seed, and the few
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
}
