package org.lengthwise.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The counts that BLEU needs of a sentence, or of any number of them: statistics of sentences add
 * up to those of the corpus, so that subsets and resamples are scored without the text.
 */
public final class BleuStatistics {
  private static final int LENGTHS = 2;

  /** Hypothesis length, reference length, matches of orders 1..N, n-grams of orders 1..N. */
  private final long[] counts;

  private BleuStatistics(long[] counts) {
    this.counts = counts;
  }

  /** The statistics of nothing, for orders 1 to {@code maxOrder}. */
  public static BleuStatistics zero(int maxOrder) {
    if (maxOrder < 1) {
      throw new IllegalArgumentException("the highest order is at least 1, not " + maxOrder);
    }
    return new BleuStatistics(new long[LENGTHS + 2 * maxOrder]);
  }

  /**
   * Statistics from counts known already.
   *
   * @param correct matched n-grams of orders 1, 2, …
   * @param total n-grams of the hypothesis of orders 1, 2, …; as many orders as {@code correct}
   * @throws IllegalArgumentException if no text can have these counts
   */
  public static BleuStatistics of(
      long hypothesisLength, long referenceLength, List<Long> correct, List<Long> total) {
    if (correct.size() != total.size()) {
      throw new IllegalArgumentException(
          "matches of " + correct.size() + " orders, n-grams of " + total.size());
    }
    BleuStatistics statistics = zero(correct.size());
    for (int i = 0; i < correct.size(); i++) {
      boolean possible = 0 <= correct.get(i) && correct.get(i) <= total.get(i);
      if (!possible || (i > 0 && total.get(i) > total.get(i - 1))) {
        throw new IllegalArgumentException("no text has matches " + correct + " of " + total);
      }
    }
    statistics.counts[0] = hypothesisLength;
    statistics.counts[1] = referenceLength;
    for (int n = 1; n <= correct.size(); n++) {
      statistics.counts[statistics.correctAt(n)] = correct.get(n - 1);
      statistics.counts[statistics.totalAt(n)] = total.get(n - 1);
    }
    return statistics;
  }

  /**
   * The statistics of one sentence (Papineni et al. 2002): an n-gram matches as often as the
   * reference that has it most often has it; the reference length is the one closest to the
   * hypothesis, the shorter of two equally close.
   *
   * @param references the tokens of each reference, at least one
   */
  public static BleuStatistics of(
      List<String> hypothesis, List<List<String>> references, int maxOrder) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("a hypothesis needs at least one reference");
    }
    BleuStatistics statistics = zero(maxOrder);
    statistics.counts[0] = hypothesis.size();
    statistics.counts[1] = closestLength(hypothesis.size(), references);
    for (int n = 1; n <= maxOrder; n++) {
      statistics.counts[statistics.correctAt(n)] = matches(hypothesis, references, n);
      statistics.counts[statistics.totalAt(n)] = Math.max(0, hypothesis.size() - n + 1);
    }
    return statistics;
  }

  /** The sum, which is the statistics of the corpus; zero when there are no sentences. */
  public static BleuStatistics sum(List<BleuStatistics> sentences, int maxOrder) {
    BleuStatistics sum = zero(maxOrder);
    for (BleuStatistics sentence : sentences) {
      sum.add(sentence);
    }
    return sum;
  }

  /** The statistics of both together. */
  public BleuStatistics plus(BleuStatistics other) {
    BleuStatistics sum = new BleuStatistics(counts.clone());
    sum.add(other);
    return sum;
  }

  /** The highest order of n-grams counted. */
  public int maxOrder() {
    return (counts.length - LENGTHS) / 2;
  }

  /** Tokens of the hypothesis. */
  public long hypothesisLength() {
    return counts[0];
  }

  /** Tokens of the closest reference. */
  public long referenceLength() {
    return counts[1];
  }

  /** Matched n-grams of order n, from 1. */
  public long correct(int n) {
    return counts[correctAt(n)];
  }

  /** N-grams of the hypothesis of order n, from 1. */
  public long total(int n) {
    return counts[totalAt(n)];
  }

  /** The counts of all sentences one after the other, each of {@link #width} numbers. */
  static long[] flatten(List<BleuStatistics> sentences, int maxOrder) {
    int width = width(maxOrder);
    long[] flat = new long[Math.multiplyExact(sentences.size(), width)];
    for (int i = 0; i < sentences.size(); i++) {
      sentences.get(i).requireOrder(maxOrder);
      System.arraycopy(sentences.get(i).counts, 0, flat, i * width, width);
    }
    return flat;
  }

  static int width(int maxOrder) {
    return LENGTHS + 2 * maxOrder;
  }

  /** Statistics over counts laid out as by {@link #flatten}, of one sentence or a sum. */
  static BleuStatistics ofFlat(long[] counts) {
    return new BleuStatistics(counts.clone());
  }

  void requireOrder(int maxOrder) {
    if (maxOrder() != maxOrder) {
      throw new IllegalArgumentException(
          "statistics of orders to " + maxOrder() + " where orders to " + maxOrder + " are needed");
    }
  }

  private void add(BleuStatistics other) {
    other.requireOrder(maxOrder());
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  private int correctAt(int n) {
    return LENGTHS + n - 1;
  }

  private int totalAt(int n) {
    return LENGTHS + maxOrder() + n - 1;
  }

  private static int closestLength(int length, List<List<String>> references) {
    int closest = references.get(0).size();
    for (List<String> reference : references) {
      int distance = Math.abs(reference.size() - length);
      int best = Math.abs(closest - length);
      if (distance < best || (distance == best && reference.size() < closest)) {
        closest = reference.size();
      }
    }
    return closest;
  }

  private static long matches(List<String> hypothesis, List<List<String>> references, int n) {
    Map<List<String>, Integer> most = new HashMap<>();
    for (List<String> reference : references) {
      ngrams(reference, n).forEach((ngram, count) -> most.merge(ngram, count, Math::max));
    }
    long matches = 0;
    for (Map.Entry<List<String>, Integer> entry : ngrams(hypothesis, n).entrySet()) {
      matches += Math.min(entry.getValue(), most.getOrDefault(entry.getKey(), 0));
    }
    return matches;
  }

  private static Map<List<String>, Integer> ngrams(List<String> tokens, int n) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int start = 0; start + n <= tokens.size(); start++) {
      counts.merge(tokens.subList(start, start + n), 1, Integer::sum);
    }
    return counts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BleuStatistics that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    StringBuilder correct = new StringBuilder();
    StringBuilder total = new StringBuilder();
    for (int n = 1; n <= maxOrder(); n++) {
      String slash = n == 1 ? "" : "/";
      correct.append(slash).append(correct(n));
      total.append(slash).append(total(n));
    }
    return correct + " of " + total + ", " + hypothesisLength() + " to " + referenceLength();
  }
}
