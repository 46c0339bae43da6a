package org.lengthwise.significance;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A number that is computed from the test sentences, with what it would have been on each of many
 * draws of test sentences. Quantities that are put together come from the same draws.
 */
public final class Quantity {
  private final double value;
  private final double[] drawn;

  private Quantity(double value, double[] drawn) {
    this.value = value;
    this.drawn = drawn;
  }

  /** The number on the test sentences as they are, and on each draw. */
  public static Quantity of(double value, double... drawn) {
    return new Quantity(value, drawn.clone());
  }

  /** The mean of at least one. */
  public static Quantity mean(List<Quantity> quantities) {
    Quantity sum = quantities.stream().reduce(Quantity::plus).orElseThrow();
    return sum.times(1.0 / quantities.size());
  }

  /** The number on the test sentences as they are. */
  public double value() {
    return value;
  }

  /** How many draws there are. */
  public int draws() {
    return drawn.length;
  }

  /** The number on each draw. */
  public double[] drawn() {
    return drawn.clone();
  }

  /** Whether the number exists on the test sentences as they are. */
  public boolean defined() {
    return Double.isFinite(value);
  }

  /** Whether the number exists on every draw as well. */
  public boolean definedOnEveryDraw() {
    return defined() && Arrays.stream(drawn).allMatch(Double::isFinite);
  }

  /** The natural logarithm; minus infinity of 0. */
  public Quantity log() {
    return map(Math::log);
  }

  /** The number times a factor. */
  public Quantity times(double factor) {
    return map(number -> number * factor);
  }

  /** The sum. */
  public Quantity plus(Quantity other) {
    return map(other, Double::sum);
  }

  /** The difference. */
  public Quantity minus(Quantity other) {
    return map(other, (own, others) -> own - others);
  }

  /** The sample variance over the draws; 0 with a single draw. */
  public double variance() {
    return variance(drawn);
  }

  /** The sample variance of the numbers; 0 of a single one. */
  static double variance(double[] numbers) {
    if (numbers.length < 2) {
      return 0;
    }
    double mean = Arrays.stream(numbers).sum() / numbers.length;
    double squares = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
    return squares / (numbers.length - 1);
  }

  private Quantity map(DoubleUnaryOperator operator) {
    return new Quantity(
        operator.applyAsDouble(value), Arrays.stream(drawn).map(operator).toArray());
  }

  private Quantity map(Quantity other, DoubleBinaryOperator operator) {
    if (other.drawn.length != drawn.length) {
      throw new IllegalArgumentException(
          "quantities of " + drawn.length + " and " + other.drawn.length + " draws");
    }
    double[] numbers = new double[drawn.length];
    for (int draw = 0; draw < numbers.length; draw++) {
      numbers[draw] = operator.applyAsDouble(drawn[draw], other.drawn[draw]);
    }
    return new Quantity(operator.applyAsDouble(value, other.value), numbers);
  }
}
