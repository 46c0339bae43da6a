package org.lengthwise.metrics;

import java.util.List;
import java.util.Optional;

/**
 * The score of a set of sentences as one corpus, with its uncertainty.
 *
 * @param sentences how many sentences, at least 1
 * @param score the score and its parts; it may be undefined
 * @param interval the bootstrap interval of the score; empty where the score, or that of too many
 *     resamples, is undefined
 */
public record CorpusScore(int sentences, Score score, Optional<Bootstrap.Interval> interval) {

  /** The lower end of the interval; NaN without one. */
  public double low() {
    return interval.map(Bootstrap.Interval::low).orElse(Double.NaN);
  }

  /** The upper end of the interval; NaN without one. */
  public double high() {
    return interval.map(Bootstrap.Interval::high).orElse(Double.NaN);
  }

  /** The score of these sentences; empty without sentences, since nothing is not a score of 0. */
  public static Optional<CorpusScore> of(
      List<Statistics> sentences, Metric metric, Bootstrap bootstrap) {
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CorpusScore(
                sentences.size(), metric.score(sentences), bootstrap.interval(sentences, metric)));
  }
}
