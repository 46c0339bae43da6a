package org.lengthwise.decode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Tables of probabilities to search in. */
final class Tables {
  private Tables() {}

  /** Probabilities that depend on the sentence and on all words so far, drawn from a seed. */
  static TableDecoder.Table random(long seed, int words) {
    return (sentence, history) -> {
      Random random = new Random((seed * 31 + sentence) * 1_000_003 + Arrays.hashCode(history));
      random.nextDouble();
      double[] weights =
          IntStream.range(0, words).mapToDouble(i -> Math.exp(random.nextGaussian())).toArray();
      return logarithms(weights);
    };
  }

  /**
   * Probabilities written out.
   *
   * @param rows a history each, in words joined by blanks, and the probability of each word; any
   *     other history ends for certain
   */
  static TableDecoder.Table literal(int words, Map<String, double[]> rows) {
    Map<List<Integer>, double[]> byHistory = new HashMap<>();
    rows.forEach((history, probabilities) -> byHistory.put(ids(history), probabilities));
    double[] ending = new double[words];
    ending[TableDecoder.END] = 1;
    return (sentence, history) ->
        logarithms(byHistory.getOrDefault(Arrays.stream(history).boxed().toList(), ending));
  }

  private static List<Integer> ids(String history) {
    return Arrays.stream(history.split(" "))
        .filter(s -> !s.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  private static float[] logarithms(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    float[] logarithms = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      logarithms[i] = (float) Math.log(weights[i] / sum);
    }
    return logarithms;
  }

  /** The log-probability of a hypothesis, by a walk through the table. */
  static double walk(TableDecoder.Table table, int sentence, Hypothesis hypothesis) {
    int[] tokens = hypothesis.tokens();
    double sum = 0;
    for (int i = 0; i < tokens.length; i++) {
      sum += table.logProbabilities(sentence, Arrays.copyOf(tokens, i))[tokens[i]];
    }
    if (hypothesis.finished()) {
      sum += table.logProbabilities(sentence, tokens)[TableDecoder.END];
    }
    return sum;
  }
}
