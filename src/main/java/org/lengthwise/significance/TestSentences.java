package org.lengthwise.significance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.metrics.Scorer;
import org.lengthwise.metrics.Statistics;
import org.lengthwise.random.RandomStream;

/**
 * The test sentences as a sample, in strata whose sizes are part of its design, such as buckets of
 * lengths: a draw takes as many sentences from each stratum as it has, with replacement.
 */
public final class TestSentences {
  private final List<int[]> strata;
  private final int size;

  /**
   * The sentences 0, 1, … in strata.
   *
   * @param stratum of each sentence, from 0
   * @param strata how many there are; one may be empty
   */
  public TestSentences(int[] stratum, int strata) {
    this.size = stratum.length;
    List<List<Integer>> members = new ArrayList<>();
    for (int i = 0; i < strata; i++) {
      members.add(new ArrayList<>());
    }
    for (int sentence = 0; sentence < stratum.length; sentence++) {
      members.get(stratum[sentence]).add(sentence);
    }
    this.strata =
        members.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toList();
  }

  /** How many sentences there are. */
  public int size() {
    return size;
  }

  /** How many sentences the stratum has. */
  public int size(int stratum) {
    return strata.get(stratum).length;
  }

  /**
   * The scores of runs, the same draws for each (Koehn 2004).
   *
   * @param runs of each run, the statistics of each sentence
   * @param draws how many
   */
  public List<Scores> bootstrap(List<List<Statistics>> runs, Scorer scorer, int draws, long seed) {
    UniformRandomProvider random = RandomStream.of(seed, "significance", 0);
    return scores(
        runs,
        scorer,
        draws,
        members -> {
          int[] times = new int[members];
          for (int i = 0; i < members; i++) {
            times[random.nextInt(members)]++;
          }
          return times;
        },
        (whole, drawn) -> drawn);
  }

  /**
   * The scores of two runs that exchange each sentence with probability a half: approximate
   * randomisation (Riezler and Maxwell 2005).
   *
   * @return the scores of both
   */
  public List<Scores> exchanged(
      List<Statistics> a, List<Statistics> b, Scorer scorer, int draws, long seed) {
    UniformRandomProvider random = RandomStream.of(seed, "randomisation", 0);
    int width = scorer.width();
    return scores(
        List.of(a, b),
        scorer,
        draws,
        members -> {
          int[] exchanged = new int[members];
          for (int i = 0; i < members; i++) {
            exchanged[i] = random.nextBoolean() ? 1 : 0;
          }
          return exchanged;
        },
        (whole, moved) -> {
          double[] sum = new double[2 * width];
          for (int i = 0; i < width; i++) {
            double gain = moved[width + i] - moved[i];
            sum[i] = whole[i] + gain;
            sum[width + i] = whole[width + i] - gain;
          }
          return sum;
        });
  }

  private List<Scores> scores(
      List<List<Statistics>> runs,
      Scorer scorer,
      int draws,
      IntFunction<int[]> weights,
      BinaryOperator<double[]> draw) {
    WeightedSums sums = new WeightedSums(runs, scorer.width());
    List<double[]> whole =
        strata.stream().map(members -> sums.sum(members, once(members))).toList();
    double[][][] scores = new double[runs.size()][strata.size() + 1][draws + 1];
    for (int column = 0; column <= draws; column++) {
      double[] all = new double[runs.size() * scorer.width()];
      for (int stratum = 0; stratum < strata.size(); stratum++) {
        int[] members = strata.get(stratum);
        double[] sum =
            column == 0
                ? whole.get(stratum)
                : draw.apply(whole.get(stratum), sums.sum(members, weights.apply(members.length)));
        for (int i = 0; i < all.length; i++) {
          all[i] += sum[i];
        }
        score(sums, scorer, sum, scores, stratum + 1, column);
      }
      score(sums, scorer, all, scores, 0, column);
    }
    return Arrays.stream(scores).map(TestSentences::quantities).toList();
  }

  private static void score(
      WeightedSums sums, Scorer scorer, double[] sum, double[][][] scores, int row, int column) {
    for (int run = 0; run < scores.length; run++) {
      scores[run][row][column] = scorer.score(sums.of(run, sum)).value();
    }
  }

  private static int[] once(int[] members) {
    int[] times = new int[members.length];
    Arrays.fill(times, 1);
    return times;
  }

  private static Scores quantities(double[][] scores) {
    List<Quantity> quantities =
        Arrays.stream(scores)
            .map(row -> Quantity.of(row[0], Arrays.copyOfRange(row, 1, row.length)))
            .toList();
    return new Scores(quantities.get(0), quantities.subList(1, quantities.size()));
  }

  /**
   * The scores of one run.
   *
   * @param all of all sentences
   * @param strata of each stratum
   */
  public record Scores(Quantity all, List<Quantity> strata) {}
}
