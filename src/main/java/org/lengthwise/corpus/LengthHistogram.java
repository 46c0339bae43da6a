package org.lengthwise.corpus;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many sentences there are of each length.
 *
 * @param sentences from a length in tokens, end token not counted, to the sentences of that length;
 *     lengths without a sentence are absent
 */
public record LengthHistogram(SortedMap<Integer, Integer> sentences) {
  public LengthHistogram {
    sentences = Collections.unmodifiableSortedMap(new TreeMap<>(sentences));
  }

  public static LengthHistogram of(Collection<Integer> lengths) {
    SortedMap<Integer, Integer> sentences = new TreeMap<>();
    for (int length : lengths) {
      sentences.merge(length, 1, Integer::sum);
    }
    return new LengthHistogram(sentences);
  }

  /** The sentences whose length the bucket holds. */
  public int in(LengthBucket bucket) {
    int from = bucket.from();
    return sentences.tailMap(from).entrySet().stream()
        .filter(entry -> bucket.holds(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
