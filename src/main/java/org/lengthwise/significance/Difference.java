package org.lengthwise.significance;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A difference between two models, or the quantity of one, with an interval and a p-value.
 *
 * <p>A difference has two sources of chance: other seeds train other runs, and other test sentences
 * are scored differently. With at least two runs of each model both are estimated, and their sum is
 * what the difference is measured against (Student's t with the degrees of freedom of Welch and
 * Satterthwaite, the variance over sentences counted as known). With a single run of either, the
 * test is over sentences alone and answers for these runs, not for the models (Koehn 2004).
 *
 * @param value the difference of the means over runs; of one model, the mean
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 * @param p the two-sided p-value of no difference; NaN of one model
 * @param degreesOfFreedom of Student's t; NaN where the test is over sentences alone, infinite
 *     where the runs do not vary
 * @param sentenceVariance the variance of {@code value} over draws of test sentences
 * @param runVariance the variance of {@code value} over runs; 0 where the test is over sentences
 *     alone
 * @param answersFor what the interval and the p-value say something about
 */
public record Difference(
    double value,
    double low,
    double high,
    double p,
    double degreesOfFreedom,
    double sentenceVariance,
    double runVariance,
    Scope answersFor) {

  /** What an interval and a p-value say something about. */
  public enum Scope {
    /** Models: other runs of them would differ so as well. */
    MODELS,
    /** These runs alone, on other test sentences. */
    RUNS
  }

  /** So many draws a test needs that is over sentences alone. */
  public static final int DRAWS_OF_RUNS = 10_000;

  /** The quantity of one model over its runs, at least one. */
  public static Difference own(List<Quantity> runs, double confidence) {
    Quantity mean = Quantity.mean(runs);
    if (runs.size() < 2) {
      return overSentences(mean, Double.NaN, confidence);
    }
    return twoSources(mean, Runs.of(runs), Runs.NONE, Double.NaN, confidence);
  }

  /**
   * The difference between two models.
   *
   * @param a the quantity of each run of one model, at least one, defined on every draw
   * @param b the same of the other
   * @param confidence of the interval, between 0 and 1
   */
  public static Difference between(List<Quantity> a, List<Quantity> b, double confidence) {
    Quantity difference = Quantity.mean(a).minus(Quantity.mean(b));
    if (a.size() < 2 || b.size() < 2) {
      return overSentences(difference, twoSided(difference), confidence);
    }
    return twoSources(difference, Runs.of(a), Runs.of(b), 1, confidence);
  }

  /** Whether nothing at all differs, on any draw or between any runs: the same output. */
  public boolean identical() {
    return value == 0 && sentenceVariance == 0 && runVariance == 0;
  }

  /**
   * The share of draws on which the difference is as far from its mean as it is from 0, both
   * directions counted; never below one over their number.
   */
  private static double twoSided(Quantity difference) {
    double[] drawn = difference.drawn();
    double mean = Arrays.stream(drawn).average().orElse(0);
    return share(Arrays.stream(drawn).map(d -> d - mean).toArray(), difference.value());
  }

  /**
   * The p-value of approximate randomisation: the share of draws on which two runs that exchange
   * sentences differ at least as much as they do.
   *
   * @param exchanged the difference, drawn by {@link TestSentences#exchanged}
   */
  public static double randomised(Quantity exchanged) {
    return share(exchanged.drawn(), exchanged.value());
  }

  private static double share(double[] drawn, double value) {
    // Sums in another order differ in the last digits, which must not count as less.
    double atLeast = Math.abs(value) * (1 - 1e-12);
    long extreme = Arrays.stream(drawn).filter(d -> Math.abs(d) >= atLeast).count();
    return (extreme + 1.0) / (drawn.length + 1.0);
  }

  private static Difference overSentences(Quantity quantity, double p, double confidence) {
    double[] sorted = quantity.drawn();
    Arrays.sort(sorted);
    int cut = (int) Math.floor((1 - confidence) / 2 * sorted.length + 1e-9);
    return new Difference(
        quantity.value(),
        sorted[cut],
        sorted[sorted.length - 1 - cut],
        p,
        Double.NaN,
        quantity.variance(),
        0,
        Scope.RUNS);
  }

  private static Difference twoSources(
      Quantity quantity, Runs a, Runs b, double pOfNothing, double confidence) {
    double sentences = quantity.variance();
    double runs = a.variance + b.variance;
    double variance = sentences + runs;
    double freedom =
        runs == 0 ? Double.POSITIVE_INFINITY : variance * variance / (a.share() + b.share());
    double error = Math.sqrt(variance);
    double reach = error == 0 ? 0 : error * quantile(1 - (1 - confidence) / 2, freedom);
    double p =
        Double.isNaN(pOfNothing)
            ? Double.NaN
            : error == 0
                ? (quantity.value() == 0 ? pOfNothing : 0)
                : 2 * beyond(Math.abs(quantity.value()) / error, freedom);
    return new Difference(
        quantity.value(),
        quantity.value() - reach,
        quantity.value() + reach,
        p,
        freedom,
        sentences,
        runs,
        Scope.MODELS);
  }

  private static double quantile(double share, double freedom) {
    return Double.isInfinite(freedom)
        ? NormalDistribution.of(0, 1).inverseCumulativeProbability(share)
        : TDistribution.of(freedom).inverseCumulativeProbability(share);
  }

  private static double beyond(double t, double freedom) {
    return Double.isInfinite(freedom)
        ? NormalDistribution.of(0, 1).survivalProbability(t)
        : TDistribution.of(freedom).survivalProbability(t);
  }

  /**
   * The runs of one model.
   *
   * @param variance of their mean
   */
  private record Runs(double variance, int count) {
    static final Runs NONE = new Runs(0, 2);

    static Runs of(List<Quantity> runs) {
      double[] values = runs.stream().mapToDouble(Quantity::value).toArray();
      return new Runs(Quantity.variance(values) / values.length, values.length);
    }

    /** What it adds to the divisor of the degrees of freedom. */
    double share() {
      return variance * variance / (count - 1);
    }
  }
}
