package org.lengthwise.significance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.metrics.Mean;
import org.lengthwise.metrics.Statistics;
import org.lengthwise.random.RandomStream;

/**
 * Whether the test finds what is there, and no more than its level allows of what is not: on runs
 * and sentences that vary as much as is known. Standard deviations are those of a score.
 */
class LevelTest {
  private static final int SENTENCES = 60;
  private static final int DRAWS = 150;

  /** A test that always answers with no more than 5% of false alarms, on few trials. */
  @Test
  void equalModelsAreSeldomFoundDifferent() {
    assertThat(found(300, 3, new Deviations(0.3, 0.3, 0.1), 0, 0.05)).isBetween(0.01, 0.10);
  }

  @Test
  void aGreatDifferenceIsFound() {
    assertThat(found(100, 3, new Deviations(0.2, 0.5, 0.1), 8, 0.01)).isGreaterThan(0.9);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "2, 0.5, 0.2, 0.1, 0.025",
    "3, 0.3, 0.3, 0.1, 0.016",
    "3, 0.5, 0.2, 0.1, 0.016",
    "3, 0.2, 0.5, 0.1, 0.016",
    "5, 0.2, 0.5, 0.1, 0.016",
    "5, 0.5, 0.05, 0.05, 0.016"
  })
  void falseAlarmsAreAsManyAsTheLevelSays(
      int runs, double seeds, double testSet, double both, double atOnePercent) {
    Deviations deviations = new Deviations(seeds, testSet, both);
    assertThat(found(6000, runs, deviations, 0, 0.05)).isBetween(0.035, 0.065);
    assertThat(found(6000, runs, deviations, 0, 0.01)).isLessThan(atOnePercent);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"3, 6", "5, 4"})
  void aDifferenceOfSoManyStandardErrorsIsFoundAtOnePercent(int runs, double errors) {
    assertThat(found(2000, runs, new Deviations(0.5, 0.2, 0.1), errors, 0.01)).isGreaterThan(0.75);
  }

  /**
   * How far scores vary: with the seed, with how much one model finds the test sentences easier
   * than the other, and with both together.
   */
  private record Deviations(double seeds, double testSet, double both) {
    /** Of the difference between two models. */
    double error(int runs) {
      return Math.sqrt(testSet * testSet + 2 * (seeds * seeds + both * both) / runs);
    }
  }

  /** The share of trials in which a difference of so many standard errors is found. */
  private static double found(
      int trials, int runs, Deviations deviations, double errors, double level) {
    UniformRandomProvider random = RandomStream.of(1, "trials", runs);
    double difference = errors * deviations.error(runs);
    long found =
        IntStream.range(0, trials)
            .filter(trial -> p(random, trial, runs, deviations, difference) < level)
            .count();
    return (double) found / trials;
  }

  private static double p(
      UniformRandomProvider random, int trial, int runs, Deviations deviations, double difference) {
    ContinuousDistribution.Sampler normal = NormalDistribution.of(0, 1).createSampler(random);
    double spread = Math.sqrt(SENTENCES);
    double[] easier =
        normal.samples(SENTENCES).map(x -> x * deviations.testSet() * spread).toArray();
    List<List<Statistics>> all = new ArrayList<>();
    for (int run = 0; run < 2 * runs; run++) {
      double own = (run < runs ? difference : 0) + normal.sample() * deviations.seeds();
      int sign = run < runs ? 1 : 0;
      all.add(
          Arrays.stream(easier)
              .map(x -> 50 + own + sign * x + normal.sample() * deviations.both() * spread)
              .mapToObj(Mean::statistics)
              .toList());
    }
    List<Quantity> scores =
        new TestSentences(new int[SENTENCES], 1)
            .bootstrap(all, new Mean(), DRAWS, trial).stream()
                .map(TestSentences.Scores::all)
                .toList();
    return Difference.between(scores.subList(0, runs), scores.subList(runs, 2 * runs), 0.95).p();
  }
}
