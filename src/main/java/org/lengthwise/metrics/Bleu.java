package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A kind of BLEU (Papineni et al. 2002).
 *
 * @param tokenisation how segments are cut
 * @param smoothing how an order without a match is treated
 * @param maxOrder the highest order of n-grams, 4 as a rule
 * @param effectiveOrder whether orders longer than the hypothesis are left out of the mean, as is
 *     usual for single sentences
 */
public record Bleu(
    String name,
    BleuTokenisation tokenisation,
    Smoothing smoothing,
    int maxOrder,
    boolean effectiveOrder)
    implements Metric {
  private static final int USUAL_ORDER = 4;
  private static final String HYPOTHESIS_LENGTH = "hypothesis_length";
  private static final String REFERENCE_LENGTH = "reference_length";

  /** The BLEU of multi-bleu: text tokenised already, no smoothing. */
  public static final Bleu TOKENISED =
      new Bleu("bleu-tokenised", BleuTokenisation.NONE, Smoothing.NONE, USUAL_ORDER, false);

  /** The BLEU that papers compare today: plain text, tokenised by the rules of mteval-v13a. */
  public static final Bleu V13A =
      new Bleu("bleu-13a", BleuTokenisation.V13A, Smoothing.EXP, USUAL_ORDER, false);

  public Bleu {
    if (maxOrder < 1) {
      throw new IllegalArgumentException("the highest order is at least 1, not " + maxOrder);
    }
  }

  @Override
  public String label() {
    return "BLEU";
  }

  @Override
  public boolean readsTokens() {
    return tokenisation == BleuTokenisation.NONE;
  }

  @Override
  public int width() {
    return BleuStatistics.width(maxOrder);
  }

  @Override
  public Statistics statistics(String hypothesis, String reference) {
    return statistics(hypothesis, List.of(reference));
  }

  /** The statistics of one sentence with its references, at least one. */
  public Statistics statistics(String hypothesis, List<String> references) {
    List<List<String>> tokens = references.stream().map(tokenisation::tokens).toList();
    return BleuStatistics.of(tokenisation.tokens(hypothesis), tokens, maxOrder).counts();
  }

  /** Lengths and matches: how many n-grams a hypothesis has follows from its length. */
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
    BleuStatistics statistics = new BleuStatistics(sentence);
    LongStream lengths = LongStream.of(statistics.hypothesisLength(), statistics.referenceLength());
    LongStream matches = LongStream.rangeClosed(1, maxOrder).map(n -> statistics.correct((int) n));
    return LongStream.concat(lengths, matches).toArray();
  }

  @Override
  public Statistics sentence(long[] counts) {
    return BleuStatistics.ofSentence(counts).counts();
  }

  /**
   * The brevity penalty times the geometric mean of the precisions; 0 when no n-gram of any order
   * matches, whatever the smoothing.
   *
   * <p>Undefined where no reference has an n-gram of the highest order: not even a translation that
   * equals its reference could match one. The references decide and not the hypotheses, so that all
   * models have a score on the same sentences or none has, and a model that says too little still
   * gets its 0. (sacreBLEU gives 0 there to a perfect translation, and with smoothing more to a
   * wrong one that is longer.) With effective order there is always a score.
   */
  @Override
  public Score score(Statistics sum) {
    sum.requireWidth(width());
    BleuStatistics statistics = new BleuStatistics(sum);
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
    boolean defined = effectiveOrder || statistics.longReferences() > 0;
    return new Score(
        defined ? score : Double.NaN,
        parts(statistics, penalty),
        Arrays.stream(precisions).boxed().toList());
  }

  @Override
  public Optional<Scorer> withoutBrevity() {
    return Optional.of(new BleuPrecision(this));
  }

  @Override
  public String undefined() {
    return effectiveOrder
        ? ""
        : "no reference has %1$d tokens, so there is no %1$d-gram to match".formatted(maxOrder);
  }

  private static Map<String, Number> parts(BleuStatistics statistics, double brevityPenalty) {
    long hypothesis = statistics.hypothesisLength();
    long reference = statistics.referenceLength();
    Map<String, Number> parts = new LinkedHashMap<>();
    parts.put(Score.BREVITY_PENALTY, brevityPenalty);
    parts.put(Score.LENGTH_RATIO, reference == 0 ? 0.0 : (double) hypothesis / reference);
    parts.put(HYPOTHESIS_LENGTH, hypothesis);
    parts.put(REFERENCE_LENGTH, reference);
    return parts;
  }

  @Override
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
   * In the form of multi-bleu: {@code 20.8 54.4/26.6/14.9/8.7 (BP = 1.000 ratio = 1.026 hyp_len =
   * 62880 ref_len = 61287)}.
   */
  @Override
  public String text(Score score) {
    String precisions =
        score.precisions().stream()
            .map(precision -> String.format(Locale.ROOT, "%.1f", precision))
            .collect(Collectors.joining("/"));
    return String.format(
        Locale.ROOT,
        "%.1f %s (BP = %.3f ratio = %.3f hyp_len = %.0f ref_len = %.0f)",
        score.value(),
        precisions,
        score.part(Score.BREVITY_PENALTY),
        score.part(Score.LENGTH_RATIO),
        score.part(HYPOTHESIS_LENGTH),
        score.part(REFERENCE_LENGTH));
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

  /**
   * How BLEU treats an n-gram order without a match (Chen and Cherry 2014 compare the choices).
   *
   * @param method the rule
   * @param value the count that the rule puts in or adds; 0 for rules that need none
   */
  public record Smoothing(Method method, double value) {
    /** The rules. */
    public enum Method {
      /** An order without a match has precision 0, and so has the score. */
      NONE,
      /** The first order without a match counts 1/2 a match, the second 1/4, and so on (NIST). */
      EXP,
      /** An order without a match counts {@code value} matches. */
      FLOOR,
      /** Every order above 1 has {@code value} more matches and more n-grams. */
      ADD_K
    }

    /** No smoothing. */
    public static final Smoothing NONE = new Smoothing(Method.NONE, 0);

    /** NIST's halving. */
    public static final Smoothing EXP = new Smoothing(Method.EXP, 0);

    /** Checks the value: never negative, and 0 where the rule does not use it. */
    public Smoothing {
      boolean valued = method == Method.FLOOR || method == Method.ADD_K;
      if (!(value >= 0) || Double.isInfinite(value) || (!valued && value != 0)) {
        throw new IllegalArgumentException("smoothing " + method + " cannot have value " + value);
      }
    }

    /** A floor of this many matches under each order. */
    public static Smoothing floor(double value) {
      return new Smoothing(Method.FLOOR, value);
    }

    /** This many matches and n-grams more in each order above 1. */
    public static Smoothing addK(double value) {
      return new Smoothing(Method.ADD_K, value);
    }

    /** The word for it in a signature, such as {@code exp} or {@code floor[0.10]}. */
    public String label() {
      return switch (method) {
        case NONE -> "none";
        case EXP -> "exp";
        case FLOOR -> String.format(Locale.ROOT, "floor[%.2f]", value);
        case ADD_K -> String.format(Locale.ROOT, "add-k[%.2f]", value);
      };
    }
  }
}
