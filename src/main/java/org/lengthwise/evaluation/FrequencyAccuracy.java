package org.lengthwise.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.results.AccuracyRow;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.text.Vocabulary;

/** How well words are translated by how often training had them, as compare-mt does it. */
record FrequencyAccuracy(Vocabulary target, long[] counts) {
  /** The least count of each range; 0 are the words that the model does not know. */
  private static final int[] FROM = {0, 1, 10, 100, 1_000, 10_000, 100_000};

  /** Counts the target words of training. */
  static FrequencyAccuracy of(PreparedCorpus corpus) {
    long[] counts = new long[corpus.target().size()];
    for (int word : corpus.train().targetSide().tokens()) {
      counts[word]++;
    }
    return new FrequencyAccuracy(corpus.target(), counts);
  }

  /** A row for each range of counts, of these translations together; none without any. */
  List<AccuracyRow> of(List<HypothesisRow> translations) {
    if (translations.isEmpty()) {
      return List.of();
    }
    long[] reference = new long[FROM.length];
    long[] hypothesis = new long[FROM.length];
    long[] matched = new long[FROM.length];
    for (HypothesisRow row : translations) {
      Map<String, Integer> wanted = counted(row.reference());
      Map<String, Integer> found = counted(row.hypothesis());
      wanted.forEach((word, count) -> reference[range(word)] += count);
      found.forEach(
          (word, count) -> {
            hypothesis[range(word)] += count;
            matched[range(word)] += Math.min(count, wanted.getOrDefault(word, 0));
          });
    }
    HypothesisRow run = translations.get(0);
    List<AccuracyRow> rows = new ArrayList<>();
    for (int i = 0; i < FROM.length; i++) {
      OptionalInt to = i + 1 < FROM.length ? OptionalInt.of(FROM[i + 1] - 1) : OptionalInt.empty();
      rows.add(
          new AccuracyRow(
              run.model(),
              run.seed(),
              run.decoding(),
              FROM[i],
              to,
              reference[i],
              hypothesis[i],
              matched[i]));
    }
    return rows;
  }

  private static Map<String, Integer> counted(String tokens) {
    Map<String, Integer> counts = new HashMap<>();
    SentenceMeasures.words(tokens).forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }

  private int range(String word) {
    long count = target.knows(word) ? counts[target.encode(List.of(word))[0]] : 0;
    int range = 0;
    while (range + 1 < FROM.length && count >= FROM[range + 1]) {
      range++;
    }
    return range;
  }
}
