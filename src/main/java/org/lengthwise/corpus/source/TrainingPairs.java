package org.lengthwise.corpus.source;

import java.util.List;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.BitextBuilder;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.spec.VocabularySpec;
import org.lengthwise.text.Vocabulary;

/**
 * Training pairs on the way from tokens to the numbers of a vocabulary that only the last pair
 * settles. Words are kept once each and sentences as numbers: a corpus takes a tenth of what its
 * strings would.
 */
public final class TrainingPairs {
  private final WordIndex source = new WordIndex();
  private final WordIndex target = new WordIndex();
  private final BitextBuilder pairs = new BitextBuilder();

  void add(List<String> sourceTokens, List<String> targetTokens) {
    pairs.add(source.number(sourceTokens), target.number(targetTokens));
  }

  int size() {
    return pairs.size();
  }

  /** The pairs in the numbers of the vocabularies that their own words make. */
  public Encoded encode(VocabularySpec spec) {
    Bitext numbered = pairs.build();
    Vocabulary sourceVocabulary =
        Vocabulary.mostFrequent(source.sentences(numbered.sourceSide()), spec.sourceWords());
    Vocabulary targetVocabulary =
        Vocabulary.mostFrequent(target.sentences(numbered.targetSide()), spec.targetWords());
    Bitext encoded =
        new Bitext(
            numbered.sourceSide().renumbered(source.in(sourceVocabulary)),
            numbered.targetSide().renumbered(target.in(targetVocabulary)));
    return new Encoded(sourceVocabulary, targetVocabulary, encoded);
  }

  /**
   * Training pairs and the vocabularies they made.
   *
   * @param source the most frequent source words
   * @param target the most frequent target words
   * @param train the pairs
   */
  public record Encoded(Vocabulary source, Vocabulary target, Bitext train) {
    /** Other pairs in the numbers of the same vocabularies. */
    public Bitext encode(List<SentencePair> pairs) {
      BitextBuilder builder = new BitextBuilder();
      for (SentencePair pair : pairs) {
        builder.add(source.encode(pair.source()), target.encode(pair.target()));
      }
      return builder.build();
    }
  }
}
