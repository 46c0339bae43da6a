package org.lengthwise.corpus.prepared;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.EvaluationSpec;

/**
 * Which test pairs are scored: all, or as many from each bucket of source lengths, so that rare
 * long sentences weigh as much as frequent short ones.
 */
final class TestSample {
  private TestSample() {}

  /**
   * The pairs to score, in the order of the corpus. A bucket that holds fewer than are wanted gives
   * all it has.
   */
  static List<SentencePair> of(List<SentencePair> test, EvaluationSpec spec) {
    if (spec.perBucket().isEmpty()) {
      return test;
    }
    int wanted = spec.perBucket().get();
    List<LengthBucket> buckets = LengthBucket.endingAt(spec.buckets());
    return IntStream.range(0, buckets.size())
        .flatMap(bucket -> draw(held(test, buckets.get(bucket)), wanted, spec.seed(), bucket))
        .sorted()
        .mapToObj(test::get)
        .toList();
  }

  private static int[] held(List<SentencePair> test, LengthBucket bucket) {
    return IntStream.range(0, test.size())
        .filter(pair -> bucket.holds(test.get(pair).source().size()))
        .toArray();
  }

  private static IntStream draw(int[] pairs, int wanted, long seed, int bucket) {
    int[] order =
        RandomStream.permutation(pairs.length, RandomStream.of(seed, "test-sample", bucket));
    return Arrays.stream(order).limit(wanted).map(place -> pairs[place]);
  }
}
