package org.lengthwise.significance;

import java.util.Arrays;
import java.util.List;
import org.lengthwise.metrics.Statistics;

/**
 * Sums of the statistics of sentences, each taken some number of times, for several runs at once.
 */
final class WeightedSums {
  private final int width;
  private final int columns;

  /** A row a sentence; whole numbers, exact as long as a sum stays below 2^53. */
  private final double[] rows;

  WeightedSums(List<List<Statistics>> runs, int width) {
    this.width = width;
    this.columns = runs.size() * width;
    int sentences = runs.get(0).size();
    this.rows = new double[Math.multiplyExact(sentences, columns)];
    for (int run = 0; run < runs.size(); run++) {
      if (runs.get(run).size() != sentences) {
        throw new IllegalArgumentException(
            "runs of " + sentences + " and " + runs.get(run).size() + " sentences");
      }
      for (int sentence = 0; sentence < sentences; sentence++) {
        Statistics statistics = runs.get(run).get(sentence);
        for (int i = 0; i < width; i++) {
          rows[sentence * columns + run * width + i] = statistics.count(i);
        }
      }
    }
  }

  /** The sum over these sentences, each so many times; the columns of one run after another's. */
  double[] sum(int[] sentences, int[] times) {
    double[] sum = new double[columns];
    for (int i = 0; i < sentences.length; i++) {
      if (times[i] != 0) {
        add(sum, sentences[i] * columns, times[i]);
      }
    }
    return sum;
  }

  // Alone in a method, and in steps of one, so that the compiler makes a vector loop of it.
  private void add(double[] sum, int start, double times) {
    for (int column = 0; column < sum.length; column++) {
      sum[column] += times * rows[start + column];
    }
  }

  /** The part of a sum that is one run's. */
  Statistics of(int run, double[] sum) {
    return Statistics.of(
        Arrays.stream(sum, run * width, (run + 1) * width).mapToLong(Math::round).toArray());
  }
}
