package org.lengthwise.corpus;

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
