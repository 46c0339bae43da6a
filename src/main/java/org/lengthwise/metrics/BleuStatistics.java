package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The counts that BLEU needs of a sentence, or of any number of them.
 *
 * @param counts hypothesis length, reference length, sentences with a reference of at least N
 *     tokens, matches of orders 1 to N, n-grams of orders 1 to N
 */
public record BleuStatistics(Statistics counts) {
  /** The two lengths, and the sentences whose reference is long enough. */
  private static final int BEFORE_ORDERS = 3;

  /**
   * Statistics from counts known already, of a sentence whose reference has an n-gram of each
   * order.
   *
   * @param correct matched n-grams of orders 1, 2, …
   * @param total n-grams of the hypothesis of orders 1, 2, …; as many orders as {@code correct}
   * @throws IllegalArgumentException if no text can have these counts
   */
  public static BleuStatistics of(
      long hypothesisLength, long referenceLength, List<Long> correct, List<Long> total) {
    return of(hypothesisLength, referenceLength, true, correct, total);
  }

  private static BleuStatistics of(
      long hypothesisLength,
      long referenceLength,
      boolean longReference,
      List<Long> correct,
      List<Long> total) {
    if (correct.size() != total.size()) {
      throw new IllegalArgumentException(
          "matches of " + correct.size() + " orders, n-grams of " + total.size());
    }
    if (correct.isEmpty()) {
      throw new IllegalArgumentException("the highest order is at least 1, not 0");
    }
    for (int i = 0; i < correct.size(); i++) {
      boolean possible = 0 <= correct.get(i) && correct.get(i) <= total.get(i);
      if (!possible || (i > 0 && total.get(i) > total.get(i - 1))) {
        throw new IllegalArgumentException("no text has matches " + correct + " of " + total);
      }
    }
    LongStream before = LongStream.of(hypothesisLength, referenceLength, longReference ? 1 : 0);
    LongStream orders = Stream.of(correct, total).flatMap(List::stream).mapToLong(Long::longValue);
    return new BleuStatistics(Statistics.of(LongStream.concat(before, orders).toArray()));
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
    List<Long> correct = new ArrayList<>(maxOrder);
    List<Long> total = new ArrayList<>(maxOrder);
    for (int n = 1; n <= maxOrder; n++) {
      correct.add(matches(hypothesis, references, n));
      total.add((long) Math.max(0, hypothesis.size() - n + 1));
    }
    return of(
        hypothesis.size(),
        closestLength(hypothesis.size(), references),
        references.stream().anyMatch(reference -> reference.size() >= maxOrder),
        correct,
        total);
  }

  /**
   * The statistics of one sentence with one reference, from its lengths and matches.
   *
   * @param counts hypothesis length, reference length, matches of orders 1 to N
   * @throws IllegalArgumentException if no sentence can have these counts
   */
  static BleuStatistics ofSentence(long[] counts) {
    List<Long> correct = Arrays.stream(counts).skip(2).boxed().toList();
    List<Long> total = new ArrayList<>();
    for (int n = 1; n <= correct.size(); n++) {
      total.add(Math.max(0, counts[0] - n + 1));
    }
    return of(counts[0], counts[1], counts[1] >= correct.size(), correct, total);
  }

  /** The highest order of n-grams counted. */
  public int maxOrder() {
    return (counts.width() - BEFORE_ORDERS) / 2;
  }

  /** Tokens of the hypothesis. */
  public long hypothesisLength() {
    return counts.count(0);
  }

  /** Tokens of the closest reference. */
  public long referenceLength() {
    return counts.count(1);
  }

  /** Sentences with a reference that has an n-gram of the highest order. */
  public long longReferences() {
    return counts.count(2);
  }

  /** Matched n-grams of order n, from 1. */
  public long correct(int n) {
    return counts.count(BEFORE_ORDERS + n - 1);
  }

  /** N-grams of the hypothesis of order n, from 1. */
  public long total(int n) {
    return counts.count(BEFORE_ORDERS + maxOrder() + n - 1);
  }

  /** How many counts there are for orders 1 to {@code maxOrder}. */
  static int width(int maxOrder) {
    return BEFORE_ORDERS + 2 * maxOrder;
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
