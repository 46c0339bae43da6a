package org.lengthwise.metrics;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.Decimal;

/**
 * The bootstrap over sentences (Koehn 2004): how much a score would vary with other test sets of
 * the same kind. As many sentences as there are get drawn with replacement, many times, and each
 * draw is scored from cached statistics.
 *
 * <p>The draws depend on the seed and the number of sentences alone, so that two models with the
 * same test sentences are scored on the same draws.
 *
 * @param resamples how many draws, at least 1
 * @param confidence the share of draws inside an interval, between 0 and 1
 * @param seed the seed of the draws
 */
public record Bootstrap(int resamples, double confidence, long seed) {
  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1, not " + resamples);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence must lie between 0 and 1, not be " + confidence);
    }
  }

  /**
   * The percentile interval: of the sorted scores, as many are cut from each end as the confidence
   * leaves out (25 of 1000 at 0.95).
   *
   * <p>Resamples whose score is undefined are left out. Where they are more than the confidence
   * leaves out, there is no interval: it would describe only the resamples that happen to have a
   * score.
   *
   * @return empty without sentences, and where too many resamples have no score
   */
  public Optional<Interval> interval(List<Statistics> sentences, Metric metric) {
    if (sentences.isEmpty()) {
      return Optional.empty();
    }
    double[] scores =
        Arrays.stream(scores(sentences, metric)).filter(score -> !Double.isNaN(score)).toArray();
    if (scores.length == 0 || resamples - scores.length > leftOut(resamples)) {
      return Optional.empty();
    }
    Arrays.sort(scores);
    int cut = leftOut(scores.length) / 2;
    return Optional.of(new Interval(scores[cut], scores[scores.length - 1 - cut]));
  }

  /** How many of these draws the confidence leaves out, rounded down; exactly, as it is written. */
  private int leftOut(int draws) {
    return BigDecimal.ONE
        .subtract(Decimal.of(confidence))
        .multiply(BigDecimal.valueOf(draws))
        .intValue();
  }

  private double[] scores(List<Statistics> sentences, Metric metric) {
    int width = metric.width();
    long[] flat = Statistics.flatten(sentences, width);
    UniformRandomProvider random = RandomStream.of(seed, "bootstrap", 0);
    double[] scores = new double[resamples];
    long[] sum = new long[width];
    for (int resample = 0; resample < resamples; resample++) {
      Arrays.fill(sum, 0);
      for (int draw = 0; draw < sentences.size(); draw++) {
        int start = random.nextInt(sentences.size()) * width;
        for (int i = 0; i < width; i++) {
          sum[i] += flat[start + i];
        }
      }
      scores[resample] = metric.score(Statistics.of(sum)).value();
    }
    return scores;
  }

  /** From {@code low} to {@code high}, both included, in the unit of the score. */
  public record Interval(double low, double high) {
    public Interval {
      if (!(low <= high)) {
        throw new IllegalArgumentException("an interval from " + low + " to " + high);
      }
    }
  }
}
