package org.lengthwise.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A range of sentence lengths in tokens, both ends inclusive; the end token is not counted.
 *
 * @param from the least length, at least 1
 * @param to the greatest length; empty in the bucket of all longer sentences
 */
public record LengthBucket(int from, OptionalInt to) {
  /**
   * @throws IllegalArgumentException if the range is empty or starts below 1
   */
  public LengthBucket {
    if (from < 1 || to.orElse(from) < from) {
      throw new IllegalArgumentException(
          "a bucket of lengths from %d to %s".formatted(from, to.isPresent() ? to.getAsInt() : ""));
    }
  }

  /**
   * The buckets that end at these lengths, and one more for all longer sentences: {@code [10, 20]}
   * gives 1-10, 11-20 and 21+. Together they hold every length from 1, in rising order.
   *
   * @throws IllegalArgumentException if the lengths do not rise from at least 1
   */
  public static List<LengthBucket> endingAt(List<Integer> lastLengths) {
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

  /** Whether a sentence of this length belongs here. */
  public boolean holds(int length) {
    return length >= from && length <= to.orElse(Integer.MAX_VALUE);
  }

  /** {@code 1-10}, or {@code 61+} without an upper end. */
  @Override
  public String toString() {
    return to.isPresent() ? from + "-" + to.getAsInt() : from + "+";
  }
}
