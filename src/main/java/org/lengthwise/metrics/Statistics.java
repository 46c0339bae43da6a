package org.lengthwise.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * The counts that a metric needs of a sentence, or of any number of them; as many for each
 * sentence. They add up, and the sum is the statistics of the corpus.
 */
public final class Statistics {
  private final long[] counts;

  private Statistics(long[] counts) {
    this.counts = counts;
  }

  /** These counts. */
  public static Statistics of(long... counts) {
    return new Statistics(counts.clone());
  }

  /** The statistics of nothing. */
  public static Statistics zero(int width) {
    return new Statistics(new long[width]);
  }

  /** The sum; zero when there are no sentences. */
  public static Statistics sum(List<Statistics> sentences, int width) {
    long[] sum = new long[width];
    for (Statistics sentence : sentences) {
      sentence.requireWidth(width);
      for (int i = 0; i < width; i++) {
        sum[i] += sentence.counts[i];
      }
    }
    return new Statistics(sum);
  }

  /** The statistics of both together. */
  public Statistics plus(Statistics other) {
    return sum(List.of(this, other), width());
  }

  /** How many counts there are. */
  public int width() {
    return counts.length;
  }

  /** The count at this index. */
  public long count(int index) {
    return counts[index];
  }

  /** The counts of all sentences one after the other, each of this width. */
  static long[] flatten(List<Statistics> sentences, int width) {
    long[] flat = new long[Math.multiplyExact(sentences.size(), width)];
    for (int i = 0; i < sentences.size(); i++) {
      sentences.get(i).requireWidth(width);
      System.arraycopy(sentences.get(i).counts, 0, flat, i * width, width);
    }
    return flat;
  }

  /**
   * Refuses statistics of another metric.
   *
   * @throws IllegalArgumentException if there are not so many counts
   */
  void requireWidth(int width) {
    if (width() != width) {
      throw new IllegalArgumentException(
          "statistics of " + width() + " counts where " + width + " are needed");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Statistics that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.toString(counts);
  }
}
