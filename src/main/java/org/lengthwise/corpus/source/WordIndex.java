package org.lengthwise.corpus.source;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.text.Vocabulary;

/** Every word of one side of the training pairs, numbered as it first occurred. */
final class WordIndex {
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
