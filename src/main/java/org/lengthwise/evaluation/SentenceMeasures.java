package org.lengthwise.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.metrics.Metric;
import org.lengthwise.metrics.Statistics;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.SentenceRow;
import org.lengthwise.results.SentenceRow.Subset;
import org.lengthwise.results.SentenceTable;
import org.lengthwise.text.Vocabulary;

/** Turns translations into the numbers of a {@link SentenceTable}. */
final class SentenceMeasures {
  private static final double STEPS = 1e2;

  /** So many sentences of a length are enough for the floor, which differs little between them. */
  private static final int FLOOR_SENTENCES = 40;

  private final List<SentenceRow> rows = new ArrayList<>();
  private final Map<String, List<Statistics>> statistics = new LinkedHashMap<>();

  SentenceMeasures() {
    Metric.reported().forEach(metric -> statistics.put(metric.name(), new ArrayList<>()));
  }

  /** Everything that was added. */
  SentenceTable table() {
    return new SentenceTable(rows, statistics);
  }

  /** Adds translations of which only the text is known. */
  void add(List<HypothesisRow> translations) {
    translations.forEach(row -> add(row, Attention.NONE));
  }

  /** Adds a translation as the model made it; its attention where it is of one input. */
  void add(HypothesisRow row, List<Hypothesis> hypotheses) {
    boolean alone = hypotheses.size() == 1 && !row.subset().equals(Subset.NO_UNK);
    Attention attention = alone ? Attention.of(hypotheses.get(0).alignment()) : Attention.NONE;
    add(row, attention);
  }

  private void add(HypothesisRow row, Attention attention) {
    List<String> words = words(row.hypothesis());
    rows.add(
        new SentenceRow(
            row.model(),
            row.seed(),
            row.decoding(),
            row.subset(),
            row.sentence(),
            row.sourceLength(),
            row.referenceLength(),
            words.size(),
            rounded(row.logProbability()),
            ended(row),
            (int) words.stream().filter(Vocabulary.UNKNOWN_SYMBOL::equals).count(),
            repeated(words),
            attention.greatestWeight(),
            attention.entropy(),
            attention.endWeight(),
            attention.diagonalDistance()));
    for (Metric metric : Metric.reported()) {
      statistics(metric).add(statistics(metric, row, row));
    }
  }

  /**
   * Adds translations beside the reference of another sentence with as many source tokens, as far
   * away in the corpus as there is one, since neighbours speak of the same things: of each length
   * the first 40. A sentence without such another is left out.
   */
  void addFloor(List<HypothesisRow> translations) {
    Map<Integer, List<HypothesisRow>> byLength =
        translations.stream()
            .collect(groupingBy(HypothesisRow::sourceLength, TreeMap::new, toList()));
    Map<Integer, HypothesisRow> others = new LinkedHashMap<>();
    byLength.values().forEach(group -> pair(group, others));
    for (HypothesisRow row : translations) {
      HypothesisRow other = others.get(row.sentence());
      if (other != null) {
        addFloor(row, other);
      }
    }
  }

  private static void pair(List<HypothesisRow> group, Map<Integer, HypothesisRow> others) {
    for (int i = 0; i < Math.min(FLOOR_SENTENCES, group.size()); i++) {
      HypothesisRow own = group.get(i);
      for (int step = 0; step < group.size(); step++) {
        HypothesisRow other = group.get((i + group.size() / 2 + step) % group.size());
        if (!other.reference().equals(own.reference())) {
          others.put(own.sentence(), other);
          break;
        }
      }
    }
  }

  private void addFloor(HypothesisRow row, HypothesisRow other) {
    rows.add(
        new SentenceRow(
            row.model(),
            row.seed(),
            row.decoding(),
            Subset.FLOOR,
            row.sentence(),
            row.sourceLength(),
            other.referenceLength(),
            words(row.hypothesis()).size(),
            Double.NaN,
            ended(row),
            0,
            0,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN));
    for (Metric metric : Metric.reported()) {
      statistics(metric).add(statistics(metric, row, other));
    }
  }

  private List<Statistics> statistics(Metric metric) {
    return statistics.getOrDefault(metric.name(), List.of());
  }

  private static Statistics statistics(Metric metric, HypothesisRow row, HypothesisRow reference) {
    return metric.readsTokens()
        ? metric.statistics(row.hypothesis(), reference.reference())
        : metric.statistics(row.hypothesisText(), reference.referenceText());
  }

  private static OptionalInt ended(HypothesisRow row) {
    return row.ended().map(ended -> OptionalInt.of(ended ? 1 : 0)).orElse(OptionalInt.empty());
  }

  /** Tokens that are joined by one space. */
  static List<String> words(String tokens) {
    return tokens.isEmpty() ? List.of() : List.of(tokens.split(" ", -1));
  }

  private static int repeated(List<String> words) {
    Set<List<String>> used = new HashSet<>();
    int repeated = 0;
    for (int i = 1; i < words.size(); i++) {
      repeated += used.add(words.subList(i - 1, i + 1)) ? 0 : 1;
    }
    return repeated;
  }

  private static double rounded(double value) {
    return Math.round(value * STEPS) / STEPS;
  }

  /** Means over the words of a translation. */
  private record Attention(
      double greatestWeight, double entropy, double endWeight, double diagonalDistance) {
    private static final Attention NONE =
        new Attention(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Of the alignment of each word; none where a model has no attention. */
    static Attention of(float[][] alignment) {
      int words = 0;
      double greatest = 0;
      double entropy = 0;
      double end = 0;
      double distance = 0;
      for (int word = 0; word < alignment.length; word++) {
        float[] weights = alignment[word];
        if (weights.length == 0) {
          return NONE;
        }
        words++;
        greatest += Weights.greatest(weights);
        entropy += Weights.entropy(weights);
        end += weights[weights.length - 1];
        distance += Math.abs(place(weights) - (word + 0.5) / alignment.length);
      }
      return words == 0
          ? NONE
          : new Attention(
              rounded(greatest / words),
              rounded(entropy / words),
              rounded(end / words),
              rounded(distance / words));
    }

    /** Where the weights look on average, 0 at the beginning of the source and 1 at its end. */
    private static double place(float[] weights) {
      double place = 0;
      for (int i = 0; i < weights.length; i++) {
        place += weights[i] * (i + 0.5) / weights.length;
      }
      return place;
    }
  }
}
