package org.lengthwise.metrics;

import java.util.List;
import java.util.Optional;

/**
 * The score of a set of sentences as one corpus, with its uncertainty.
 *
 * @param sentences how many sentences, at least 1
 * @param score the score and its parts
 * @param interval the bootstrap interval of the score
 */
public record CorpusScore(int sentences, Score score, Bootstrap.Interval interval) {

  /** The score of these sentences; empty without sentences, since nothing is not a score of 0. */
  public static Optional<CorpusScore> of(
      List<Statistics> sentences, Metric metric, Bootstrap bootstrap) {
    return bootstrap
        .interval(sentences, metric)
        .map(interval -> new CorpusScore(sentences.size(), metric.score(sentences), interval));
  }
}
