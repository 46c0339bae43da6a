package org.lengthwise.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LengthBucketTest {
  @Test
  void lastLengthsMakeBucketsWithoutAGapAndOneForTheRest() {
    assertThat(LengthBucket.endingAt(List.of(10, 20)))
        .containsExactly(
            new LengthBucket(1, OptionalInt.of(10)),
            new LengthBucket(11, OptionalInt.of(20)),
            new LengthBucket(21, OptionalInt.empty()))
        .extracting(LengthBucket::toString)
        .containsExactly("1-10", "11-20", "21+");
  }

  @Test
  void bothEndsBelongToABucket() {
    List<LengthBucket> buckets = LengthBucket.endingAt(List.of(3, 5));
    assertThat(List.of(0, 1, 3, 4, 5, 6, 100_000))
        .extracting(length -> buckets.stream().filter(bucket -> bucket.holds(length)).toList())
        .containsExactly(
            List.of(),
            List.of(buckets.get(0)),
            List.of(buckets.get(0)),
            List.of(buckets.get(1)),
            List.of(buckets.get(1)),
            List.of(buckets.get(2)),
            List.of(buckets.get(2)));
  }

  @Test
  void noLastLengthMakesOneBucketOfAllSentences() {
    assertThat(LengthBucket.endingAt(List.of())).hasToString("[1+]");
  }

  @Test
  void lengthsThatDoNotRiseAreRefused() {
    assertThatThrownBy(() -> LengthBucket.endingAt(List.of(10, 10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("last lengths of buckets must rise from at least 1, but are [10, 10]");
  }

  @Test
  void aBucketThatEndsBeforeItStartsIsRefused() {
    assertThatThrownBy(() -> new LengthBucket(3, OptionalInt.of(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a bucket of lengths from 3 to 2");
  }
}
