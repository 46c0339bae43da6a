package org.lengthwise.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lengthwise.metrics.Bleu;
import org.lengthwise.significance.Difference.Scope;

class DifferenceTest {
  /** A quantity whose draws have this mean distance from it, in both directions. */
  private static Quantity quantity(double value, double distance) {
    return Quantity.of(value, value - distance, value + distance, value);
  }

  @Test
  void bothVariancesAndTheDegreesOfFreedomAreThoseComputedByHand() {
    List<Quantity> a = List.of(quantity(10, 0.3), quantity(12, 0.3), quantity(14, 0.3));
    List<Quantity> b = List.of(quantity(8, 0), quantity(9, 0));

    Difference difference = Difference.between(a, b, 0.95);

    // Draws of the difference: 3.2, 3.8, 3.5. Runs: 4 / 3 and 0.5 / 2.
    double variance = 0.09 + 4 / 3.0 + 0.25;
    double freedom = variance * variance / (16 / 9.0 / 2 + 0.0625 / 1);
    assertThat(difference.value()).isCloseTo(3.5, within(1e-12));
    assertThat(difference.sentenceVariance()).isCloseTo(0.09, within(1e-12));
    assertThat(difference.runVariance()).isCloseTo(4 / 3.0 + 0.25, within(1e-12));
    assertThat(difference.degreesOfFreedom()).isCloseTo(freedom, within(1e-12)).isBetween(2., 3.);
    assertThat(difference.answersFor()).isEqualTo(Scope.MODELS);
    double middle = (difference.low() + difference.high()) / 2;
    assertThat(middle).isCloseTo(3.5, within(1e-12));
  }

  @Test
  void theQuantilesAreThoseOfStudentsTables() {
    // Two runs each that differ by 2: variance 1 each, two degrees of freedom. t(0.975) = 4.302653.
    List<Quantity> a = List.of(quantity(9, 0), quantity(11, 0));
    List<Quantity> b = List.of(quantity(4, 0), quantity(6, 0));

    Difference difference = Difference.between(a, b, 0.95);

    assertThat(difference.degreesOfFreedom()).isCloseTo(2, within(1e-12));
    assertThat(difference.high() - 5).isCloseTo(Math.sqrt(2) * 4.302652730, within(1e-8));
    // For two degrees of freedom, p = 1 - t / sqrt(t^2 + 2).
    double t = 5 / Math.sqrt(2);
    assertThat(difference.p()).isCloseTo(1 - t / Math.sqrt(t * t + 2), within(1e-12));
  }

  @Test
  void runsThatDoNotVaryLeaveTheNormalDistribution() {
    List<Quantity> a = List.of(quantity(7, 1), quantity(7, 1));
    List<Quantity> b = List.of(quantity(5, 0), quantity(5, 0));

    Difference difference = Difference.between(a, b, 0.95);

    assertThat(difference.degreesOfFreedom()).isInfinite();
    assertThat(difference.high() - difference.value()).isCloseTo(1.959963985, within(1e-8));
    assertThat(difference.p()).isCloseTo(0.0455002639, within(1e-9));
  }

  @Test
  void theSameOutputIsIdentical() {
    List<Quantity> a = List.of(quantity(7, 1), quantity(7, 1));

    assertThat(Difference.between(a, a, 0.95).identical()).isTrue();
    assertThat(Difference.between(a, a, 0.95).p()).isEqualTo(1);
    assertThat(Difference.between(a.subList(0, 1), a, 0.95).p()).isEqualTo(1);
    assertThat(Difference.between(a, List.of(quantity(7, 0), quantity(7, 0)), 0.95).identical())
        .isFalse();
  }

  @Test
  void aSingleRunOfEitherModelAnswersForTheseRuns() {
    List<Quantity> a = List.of(quantity(7, 1), quantity(8, 1));
    List<Quantity> b = List.of(quantity(5, 0));

    Difference difference = Difference.between(a, b, 0.5);

    assertThat(difference.answersFor()).isEqualTo(Scope.RUNS);
    assertThat(difference.degreesOfFreedom()).isNaN();
    assertThat(difference.p()).isEqualTo(0.25); // never below one over the draws and one
    assertThat(difference.low()).isEqualTo(1.5);
    assertThat(difference.high()).isEqualTo(3.5);
  }

  @Test
  void oneModelHasAnIntervalOfTheSameForm() {
    List<Quantity> runs = List.of(quantity(9, 0), quantity(11, 0), quantity(10, 0));

    Difference own = Difference.own(runs, 0.95);

    // The mean of three numbers with variance 1; t(0.975) with two degrees of freedom.
    assertThat(own.value()).isCloseTo(10, within(1e-12));
    assertThat(own.high() - 10).isCloseTo(Math.sqrt(1 / 3.0) * 4.302652730, within(1e-8));
    assertThat(own.p()).isNaN();
    assertThat(Difference.own(runs.subList(0, 1), 0.95).answersFor()).isEqualTo(Scope.RUNS);
  }

  /**
   * sacreBLEU 2.6.0 gives these two systems 42.7258 and 46.1584 BLEU, by approximate randomisation
   * p = 0.1899, and by its paired bootstrap p = 0.0809, which counts one tail of the distances from
   * 0.
   */
  @Test
  void theTestsOfSingleRunsAgreeWithSacreBleu() {
    List<List<String>> text = corpus();
    var a = Bleu.V13A.statistics(text.get(1), text.get(0));
    var b = Bleu.V13A.statistics(text.get(2), text.get(0));
    TestSentences sentences = new TestSentences(new int[a.size()], 1);

    var drawn = sentences.bootstrap(List.of(a, b), Bleu.V13A, 10_000, 1);
    Quantity one = drawn.get(0).all();
    Quantity other = drawn.get(1).all();
    assertThat(one.value()).isCloseTo(42.725784097589965, within(1e-9));
    assertThat(other.value()).isCloseTo(46.158385618728005, within(1e-9));
    double[] distances = Arrays.stream(other.minus(one).drawn()).map(Math::abs).toArray();
    double mean = Arrays.stream(distances).average().orElseThrow();
    double wanted = other.value() - one.value();
    long beyond = Arrays.stream(distances).filter(d -> d - mean > wanted).count();
    assertThat((beyond + 1.0) / (distances.length + 1)).isCloseTo(0.0809, within(0.01));

    var exchanged = sentences.exchanged(b, a, Bleu.V13A, 10_000, 1);
    assertThat(Difference.randomised(exchanged.get(0).all().minus(exchanged.get(1).all())))
        .isCloseTo(0.1899, within(0.01));
    // Both tails counted, the bootstrap says what the randomisation says.
    assertThat(Difference.between(List.of(other), List.of(one), 0.95).p())
        .isCloseTo(0.1899, within(0.03));
  }

  /** References and two systems: words between 0 and 49, of which each system gets some wrong. */
  private static List<List<String>> corpus() {
    List<List<String>> text = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    long[] state = {12345};
    for (int sentence = 0; sentence < 200; sentence++) {
      int length = 5 + next(state, 11);
      List<String> words = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        words.add(Integer.toString(next(state, 50)));
      }
      List<String> first = new ArrayList<>();
      List<String> second = new ArrayList<>();
      words.forEach(word -> first.add(next(state, 100) < 70 ? word : "x"));
      words.forEach(word -> second.add(next(state, 100) < 73 ? word : "y"));
      text.get(0).add(String.join(" ", words));
      text.get(1).add(String.join(" ", first));
      text.get(2).add(String.join(" ", second));
    }
    return text;
  }

  private static int next(long[] state, int bound) {
    state[0] = (state[0] * 1103515245 + 12345) % 2147483648L;
    return (int) (state[0] / 65536 % bound);
  }
}
