package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lengthwise.corpus.LengthBucket;

/**
 * The score of the sentences in one length bucket.
 *
 * @param bucket the lengths
 * @param score empty when no sentence has such a length
 */
public record BucketScore(LengthBucket bucket, Optional<CorpusScore> score) {

  /**
   * The score of each bucket, in their order.
   *
   * @param sentences the statistics of each sentence
   * @param lengths the length of each sentence, in the same order; a length that no bucket holds,
   *     such as 0, leaves its sentence out
   * @throws IllegalArgumentException if there are not as many lengths as sentences
   */
  public static List<BucketScore> of(
      List<Statistics> sentences,
      List<Integer> lengths,
      List<LengthBucket> buckets,
      Metric metric,
      Bootstrap bootstrap) {
    if (sentences.size() != lengths.size()) {
      throw new IllegalArgumentException(
          sentences.size() + " sentences, " + lengths.size() + " lengths");
    }
    List<BucketScore> scores = new ArrayList<>();
    for (LengthBucket bucket : buckets) {
      List<Statistics> held = new ArrayList<>();
      for (int i = 0; i < lengths.size(); i++) {
        if (bucket.holds(lengths.get(i))) {
          held.add(sentences.get(i));
        }
      }
      scores.add(new BucketScore(bucket, CorpusScore.of(held, metric, bootstrap)));
    }
    return List.copyOf(scores);
  }

  /** How many sentences the bucket holds. */
  public int sentences() {
    return score.map(CorpusScore::sentences).orElse(0);
  }
}
