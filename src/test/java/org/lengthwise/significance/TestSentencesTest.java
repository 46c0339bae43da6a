package org.lengthwise.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lengthwise.metrics.Mean;
import org.lengthwise.metrics.Statistics;
import org.lengthwise.significance.TestSentences.Scores;

class TestSentencesTest {
  private static List<Statistics> numbers(double... numbers) {
    return Arrays.stream(numbers).mapToObj(Mean::statistics).toList();
  }

  private static double[] all(int count, double number) {
    return DoubleStream.generate(() -> number).limit(count).toArray();
  }

  @Test
  void scoresAllSentencesAndEachStratumAsTheyAre() {
    TestSentences sentences = new TestSentences(new int[] {0, 2, 0, 2, 2}, 3);

    Scores scores = sentences.bootstrap(List.of(numbers(1, 2, 3, 4, 6.5)), new Mean(), 3, 1).get(0);

    assertThat(scores.all().value()).isEqualTo(3.3);
    assertThat(scores.strata())
        .extracting(Quantity::value)
        .containsExactly(2.0, Double.NaN, 12.5 / 3);
    assertThat(scores.all().draws()).isEqualTo(3);
  }

  @Test
  void aDrawTakesAsManySentencesFromEachStratumAsItHas() {
    // Within a stratum all are equal, so that no draw can change anything.
    TestSentences sentences = new TestSentences(new int[] {0, 1, 1, 0, 1}, 2);

    Scores scores = sentences.bootstrap(List.of(numbers(1, 5, 5, 1, 5)), new Mean(), 50, 1).get(0);

    assertThat(scores.all().variance()).isZero();
    assertThat(scores.strata().get(1).drawn()).containsOnly(5);
  }

  @Test
  void theVarianceOverDrawsIsThatOfTheMean() {
    double[] values = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();

    Scores scores =
        new TestSentences(new int[100], 1)
            .bootstrap(List.of(numbers(values)), new Mean(), 4000, 1)
            .get(0);

    assertThat(scores.all().variance()).isCloseTo(0.25 / 100, within(2e-4));
  }

  @Test
  void allRunsAreScoredOnTheSameDraws() {
    List<Statistics> one = numbers(1, 4, 9, 16, 25);
    List<Statistics> other = numbers(2, 5, 10, 17, 26);

    List<Scores> scores =
        new TestSentences(new int[5], 1).bootstrap(List.of(one, other), new Mean(), 20, 1);

    assertThat(scores.get(1).all().minus(scores.get(0).all()).drawn())
        .containsExactly(all(20, 1), within(1e-12));
    assertThat(scores.get(0).all().variance()).isPositive();
    assertThat(new TestSentences(new int[5], 1).bootstrap(List.of(one), new Mean(), 20, 1).get(0))
        .extracting(alone -> alone.all().drawn())
        .isEqualTo(scores.get(0).all().drawn());
  }

  @Test
  void exchangedRunsKeepTheSumOfBoth() {
    List<Scores> scores =
        new TestSentences(new int[] {0, 0, 1}, 2)
            .exchanged(numbers(1, 2, 3), numbers(10, 20, 30), new Mean(), 40, 1);

    assertThat(scores.get(0).all().plus(scores.get(1).all()).drawn())
        .containsExactly(all(40, 22), within(1e-9));
    assertThat(scores.get(0).strata().get(1).drawn()).contains(3, 30).containsOnly(3, 30);
  }

  @Test
  void runsOfOtherSentencesAreRefused() {
    assertThatThrownBy(
            () ->
                new TestSentences(new int[2], 1)
                    .bootstrap(List.of(numbers(1, 2), numbers(1)), new Mean(), 1, 1))
        .hasMessage("runs of 2 and 1 sentences");
  }
}
