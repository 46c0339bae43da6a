package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of BLEU (Papineni et al. 2002): everything on which a score depends besides the text.
 *
 * <p>A corpus is scored from the sum of the statistics of its sentences, never from a mean of
 * sentence scores.
 *
 * @param name what tables call it
 * @param tokenisation how segments are cut
 * @param smoothing what is made of an order without a match
 * @param maxOrder the highest order of n-grams, 4 as a rule
 * @param effectiveOrder whether orders longer than the hypothesis are left out of the mean, as is
 *     usual for single sentences
 */
public record Bleu(
    String name,
    BleuTokenisation tokenisation,
    Smoothing smoothing,
    int maxOrder,
    boolean effectiveOrder) {
  private static final int USUAL_ORDER = 4;

  /** The BLEU of multi-bleu: text tokenised already, no smoothing. */
  public static final Bleu TOKENISED =
      new Bleu("bleu-tokenised", BleuTokenisation.NONE, Smoothing.NONE, USUAL_ORDER, false);

  /** The BLEU that papers of today compare: plain text, tokenised by the rules of mteval-v13a. */
  public static final Bleu V13A =
      new Bleu("bleu-13a", BleuTokenisation.V13A, Smoothing.EXP, USUAL_ORDER, false);

  /** The kinds that every report gives, in the order of its tables. */
  public static final List<Bleu> REPORTED = List.of(TOKENISED, V13A);

  public Bleu {
    if (maxOrder < 1) {
      throw new IllegalArgumentException("the highest order is at least 1, not " + maxOrder);
    }
  }

  /** The statistics of one sentence with one reference. */
  public BleuStatistics statistics(String hypothesis, String reference) {
    return statistics(hypothesis, List.of(reference));
  }

  /** The statistics of one sentence with its references, at least one. */
  public BleuStatistics statistics(String hypothesis, List<String> references) {
    List<List<String>> tokens = references.stream().map(tokenisation::tokens).toList();
    return BleuStatistics.of(tokenisation.tokens(hypothesis), tokens, maxOrder);
  }

  /**
   * The statistics of each sentence, in order.
   *
   * @throws IllegalArgumentException if there are not as many references as hypotheses
   */
  public List<BleuStatistics> statistics(List<String> hypotheses, List<String> references) {
    if (hypotheses.size() != references.size()) {
      throw new IllegalArgumentException(
          hypotheses.size() + " hypotheses, " + references.size() + " references");
    }
    List<BleuStatistics> sentences = new ArrayList<>(hypotheses.size());
    for (int i = 0; i < hypotheses.size(); i++) {
      sentences.add(statistics(hypotheses.get(i), references.get(i)));
    }
    return List.copyOf(sentences);
  }

  /** The score of all sentences together, as one corpus. */
  public BleuScore score(List<BleuStatistics> sentences) {
    return score(BleuStatistics.sum(sentences, maxOrder));
  }

  /**
   * The score of the statistics of a sentence or a corpus: the brevity penalty times the geometric
   * mean of the precisions; 0 when no n-gram of any order matches, whatever the smoothing.
   */
  public BleuScore score(BleuStatistics statistics) {
    statistics.requireOrder(maxOrder);
    double penalty = brevityPenalty(statistics);
    double[] precisions = new double[maxOrder];
    double score = 0;
    if (anyMatch(statistics)) {
      int counted = fill(precisions, statistics);
      double logarithms = 0;
      for (int n = 1; n <= counted; n++) {
        // Of the share and not the percentage: a perfect score is then 100 to the last bit. The
        // logarithm of 0 is minus infinity, and its exponential 0.
        logarithms += Math.log(precisions[n - 1] / 100);
      }
      score = 100 * penalty * Math.exp(logarithms / counted);
    }
    double ratio =
        statistics.referenceLength() == 0
            ? 0
            : (double) statistics.hypothesisLength() / statistics.referenceLength();
    List<Double> parts = new ArrayList<>(maxOrder);
    for (double precision : precisions) {
      parts.add(precision);
    }
    return new BleuScore(
        score, parts, penalty, ratio, statistics.hypothesisLength(), statistics.referenceLength());
  }

  /**
   * What a reader needs to compute the same score, for a corpus with one reference a sentence.
   *
   * @param lowerCased whether hypotheses and references were lower-cased before they were scored
   */
  public String signature(boolean lowerCased) {
    return signature(1, lowerCased);
  }

  /** What a reader needs to compute the same score, with this many references a sentence. */
  public String signature(int references, boolean lowerCased) {
    return "nrefs:"
        + references
        + "|case:"
        + (lowerCased ? "lc" : "mixed")
        + "|eff:"
        + (effectiveOrder ? "yes" : "no")
        + (maxOrder == USUAL_ORDER ? "" : "|order:" + maxOrder)
        + "|tok:"
        + tokenisation.label()
        + "|smooth:"
        + smoothing.label()
        + "|version:lengthwise-"
        + SoftwareVersion.CURRENT;
  }

  /**
   * The line in which a report states a score: {@code BLEU|<signature> = 20.8 54.4/26.6/14.9/8.7
   * (BP = 1.000 ratio = 1.026 hyp_len = 62880 ref_len = 61287)}.
   */
  public String line(BleuScore score, boolean lowerCased) {
    return "BLEU|" + signature(lowerCased) + " = " + score;
  }

  private static double brevityPenalty(BleuStatistics statistics) {
    double hypothesis = statistics.hypothesisLength();
    double reference = statistics.referenceLength();
    if (hypothesis >= reference) {
      return 1;
    }
    return hypothesis == 0 ? 0 : Math.exp(1 - reference / hypothesis);
  }

  private boolean anyMatch(BleuStatistics statistics) {
    for (int n = 1; n <= maxOrder; n++) {
      if (statistics.correct(n) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Fills in the precision of each order, in percent; gives how many orders enter the mean. */
  private int fill(double[] precisions, BleuStatistics statistics) {
    double added = smoothing.method() == Smoothing.Method.ADD_K ? smoothing.value() : 0;
    double halving = 1;
    for (int n = 1; n <= maxOrder; n++) {
      double correct = statistics.correct(n) + (n > 1 ? added : 0);
      double total = statistics.total(n) + (n > 1 ? added : 0);
      if (total == 0) {
        return effectiveOrder ? n - 1 : maxOrder;
      }
      if (correct == 0 && smoothing.method() == Smoothing.Method.EXP) {
        halving *= 2;
        correct = 1 / halving;
      } else if (correct == 0 && smoothing.method() == Smoothing.Method.FLOOR) {
        correct = smoothing.value();
      }
      precisions[n - 1] = 100 * correct / total;
    }
    return maxOrder;
  }
}
