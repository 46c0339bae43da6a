package org.lengthwise.metrics;

import java.util.List;
import java.util.Optional;

/**
 * The scores of two files under one kind of BLEU.
 *
 * @param kind the kind
 * @param signature what a reader needs to compute the same
 * @param all the score of all sentences; empty when the files are
 * @param buckets the scores by source length; empty when no sources were given
 */
public record KindScores(
    Bleu kind, String signature, Optional<CorpusScore> all, List<BucketScore> buckets) {
  public KindScores {
    buckets = List.copyOf(buckets);
  }
}
