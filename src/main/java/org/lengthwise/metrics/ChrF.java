package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The character n-gram F-score (Popović 2015): precision and recall of the n-grams of characters,
 * each averaged over the orders, and their F-score. White space does not count, and a character is
 * a code point of Unicode.
 *
 * @param maxOrder the highest order of n-grams, 6 as a rule
 * @param beta how many times as much recall counts as precision, 2 as a rule (Popović 2016)
 */
public record ChrF(String name, int maxOrder, int beta) implements Metric {
  private static final String HYPOTHESIS_LENGTH = "hypothesis_characters";
  private static final String REFERENCE_LENGTH = "reference_characters";

  /** chrF with the usual order and weight: plain text, 6 and 2. */
  public static final ChrF CHRF2 = new ChrF("chrf2", 6, 2);

  /** The counts of each order: n-grams of the hypothesis, of the reference, and matches. */
  private static final int A_ORDER = 3;

  /** The characters of both sides, before the counts of the orders. */
  private static final int BEFORE_ORDERS = 2;

  public ChrF {
    if (maxOrder < 1 || beta < 1) {
      throw new IllegalArgumentException(
          "order and beta are at least 1, not " + maxOrder + " and " + beta);
    }
  }

  @Override
  public String label() {
    return "chrF" + beta;
  }

  @Override
  public boolean readsTokens() {
    return false;
  }

  @Override
  public int width() {
    return BEFORE_ORDERS + A_ORDER * maxOrder;
  }

  @Override
  public Statistics statistics(String hypothesis, String reference) {
    int[] said = characters(hypothesis);
    int[] wanted = characters(reference);
    long[] counts = new long[BEFORE_ORDERS + maxOrder];
    counts[0] = said.length;
    counts[1] = wanted.length;
    for (int n = 1; n <= maxOrder; n++) {
      counts[BEFORE_ORDERS + n - 1] = matches(said, wanted, n);
    }
    return sentence(counts);
  }

  private static int[] characters(String text) {
    return String.join("", UnicodeWhitespace.split(text)).codePoints().toArray();
  }

  private static long matches(int[] said, int[] wanted, int n) {
    Map<String, Integer> left = new HashMap<>();
    for (int start = 0; start + n <= wanted.length; start++) {
      left.merge(new String(wanted, start, n), 1, Integer::sum);
    }
    long matches = 0;
    for (int start = 0; start + n <= said.length; start++) {
      String ngram = new String(said, start, n);
      int unmatched = left.getOrDefault(ngram, 0);
      if (unmatched > 0) {
        matches++;
        left.put(ngram, unmatched - 1);
      }
    }
    return matches;
  }

  @Override
  public List<String> counts() {
    List<String> names = new ArrayList<>(List.of(HYPOTHESIS_LENGTH, REFERENCE_LENGTH));
    for (int n = 1; n <= maxOrder; n++) {
      names.add("correct_" + n);
    }
    return List.copyOf(names);
  }

  @Override
  public long[] counts(Statistics sentence) {
    sentence.requireWidth(width());
    long[] counts = new long[BEFORE_ORDERS + maxOrder];
    counts[0] = sentence.count(0);
    counts[1] = sentence.count(1);
    for (int n = 1; n <= maxOrder; n++) {
      counts[BEFORE_ORDERS + n - 1] = matched(sentence, n);
    }
    return counts;
  }

  /**
   * The statistics of the sentence with these lengths and matches. N-grams of the hypothesis are
   * not counted in an order of which the reference has none, as in sacreBLEU.
   */
  @Override
  public Statistics sentence(long[] counts) {
    if (counts.length != BEFORE_ORDERS + maxOrder) {
      throw new IllegalArgumentException(
          counts.length + " counts where " + (BEFORE_ORDERS + maxOrder) + " are needed");
    }
    long[] statistics = new long[width()];
    statistics[0] = counts[0];
    statistics[1] = counts[1];
    for (int n = 1; n <= maxOrder; n++) {
      long said = Math.max(0, counts[0] - n + 1);
      long wanted = Math.max(0, counts[1] - n + 1);
      long matches = counts[BEFORE_ORDERS + n - 1];
      if (matches < 0 || matches > Math.min(said, wanted)) {
        throw new IllegalArgumentException(
            "no text has %d matches of %d and %d n-grams".formatted(matches, said, wanted));
      }
      int place = BEFORE_ORDERS + A_ORDER * (n - 1);
      statistics[place] = wanted > 0 ? said : 0;
      statistics[place + 1] = wanted;
      statistics[place + 2] = matches;
    }
    return Statistics.of(statistics);
  }

  private static long said(Statistics statistics, int n) {
    return statistics.count(BEFORE_ORDERS + A_ORDER * (n - 1));
  }

  private static long wanted(Statistics statistics, int n) {
    return statistics.count(BEFORE_ORDERS + A_ORDER * (n - 1) + 1);
  }

  private static long matched(Statistics statistics, int n) {
    return statistics.count(BEFORE_ORDERS + A_ORDER * (n - 1) + 2);
  }

  /**
   * The F-score of mean precision and mean recall over the orders of which both sides have an
   * n-gram; 0 where there is no such order.
   */
  @Override
  public Score score(Statistics sum) {
    sum.requireWidth(width());
    int orders = 0;
    double precision = 0;
    double recall = 0;
    for (int n = 1; n <= maxOrder; n++) {
      if (said(sum, n) > 0 && wanted(sum, n) > 0) {
        precision += (double) matched(sum, n) / said(sum, n);
        recall += (double) matched(sum, n) / wanted(sum, n);
        orders++;
      }
    }
    double factor = (double) beta * beta;
    double score = 0;
    if (precision + recall > 0) {
      precision /= orders;
      recall /= orders;
      score = 100 * (1 + factor) * precision * recall / (factor * precision + recall);
    }
    return new Score(score, parts(sum), List.of());
  }

  private static Map<String, Number> parts(Statistics sum) {
    long hypothesis = sum.count(0);
    long reference = sum.count(1);
    Map<String, Number> parts = new LinkedHashMap<>();
    parts.put(Score.LENGTH_RATIO, reference == 0 ? 0.0 : (double) hypothesis / reference);
    parts.put(HYPOTHESIS_LENGTH, hypothesis);
    parts.put(REFERENCE_LENGTH, reference);
    return parts;
  }

  @Override
  public String signature(boolean lowerCased) {
    return "nrefs:1|case:"
        + (lowerCased ? "lc" : "mixed")
        + "|eff:yes|nc:"
        + maxOrder
        + "|nw:0|space:no|version:lengthwise-"
        + SoftwareVersion.CURRENT;
  }

  /** In the form {@code 45.1 (ratio = 1.026)}, the ratio that of characters. */
  @Override
  public String text(Score score) {
    return String.format(
        Locale.ROOT, "%.1f (ratio = %.3f)", score.value(), score.part(Score.LENGTH_RATIO));
  }
}
