package org.lengthwise.corpus.source;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.text.Vocabulary;

/**
 * Training pairs before their vocabularies are known, which depend on all of them. Each word is
 * stored once and sentences as numbers: a corpus takes a tenth of the memory of its strings.
 */
public final class TrainingPairs {
  private final WordIndex source = new WordIndex();
  private final WordIndex target = new WordIndex();
  private final Bitext.Builder pairs = new Bitext.Builder();

  void add(List<String> sourceTokens, List<String> targetTokens) {
    pairs.add(source.number(sourceTokens), target.number(targetTokens));
  }

  int size() {
    return pairs.size();
  }

  /** The pairs encoded with the vocabularies made of their own words. */
  public Encoded encode(ExperimentSpec.Vocabulary spec) {
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
   * Training pairs and the vocabularies made of them.
   *
   * @param source the most frequent source words
   * @param target the most frequent target words
   * @param train the pairs
   */
  public record Encoded(Vocabulary source, Vocabulary target, Bitext train) {
    /** Other pairs encoded with the same vocabularies. */
    public Bitext encode(List<SentencePair> pairs) {
      Bitext.Builder builder = new Bitext.Builder();
      for (SentencePair pair : pairs) {
        builder.add(source.encode(pair.source()), target.encode(pair.target()));
      }
      return builder.build();
    }
  }

  /** Every word of one side of the training pairs, numbered as it first occurred. */
  static final class WordIndex {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    int[] number(List<String> tokens) {
      return tokens.stream().mapToInt(this::number).toArray();
    }

    private int number(String word) {
      Integer known = numbers.putIfAbsent(word, words.size());
      if (known != null) {
        return known;
      }
      words.add(word);
      return words.size() - 1;
    }

    /** The sentences of a side that was numbered here, as words again. */
    Stream<List<String>> sentences(Bitext.Side side) {
      return IntStream.range(0, side.size())
          .mapToObj(
              sentence -> {
                int[] tokens = side.sentence(sentence);
                return new AbstractList<String>() {
                  @Override
                  public String get(int place) {
                    return words.get(tokens[place]);
                  }

                  @Override
                  public int size() {
                    return tokens.length;
                  }
                };
              });
    }

    /** The vocabulary's number for each number given here. */
    int[] in(Vocabulary vocabulary) {
      return vocabulary.encode(words);
    }
  }
}
