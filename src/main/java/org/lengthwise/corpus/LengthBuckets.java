package org.lengthwise.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Buckets that share out all lengths from 1, in rising order without a gap. */
public final class LengthBuckets {
  private LengthBuckets() {}

  /**
   * The buckets that end at these lengths, and one more for all longer sentences: {@code [10, 20]}
   * gives 1-10, 11-20 and 21+.
   *
   * @throws IllegalArgumentException if the lengths do not rise from at least 1
   */
  public static List<LengthBucket> of(List<Integer> lastLengths) {
    List<LengthBucket> buckets = new ArrayList<>();
    int from = 1;
    for (int last : lastLengths) {
      if (last < from) {
        throw new IllegalArgumentException(
            "last lengths of buckets must rise from at least 1, but are " + lastLengths);
      }
      buckets.add(new LengthBucket(from, OptionalInt.of(last)));
      from = last + 1;
    }
    buckets.add(new LengthBucket(from, OptionalInt.empty()));
    return List.copyOf(buckets);
  }
}
