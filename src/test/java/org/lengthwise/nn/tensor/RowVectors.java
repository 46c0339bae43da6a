package org.lengthwise.nn.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Row vectors in double precision. */
public final class RowVectors {
  private RowVectors() {}

  public static double[] sum(double[]... vectors) {
    double[] sum = new double[vectors[0].length];
    for (double[] vector : vectors) {
      if (vector.length != sum.length) {
        throw new IllegalArgumentException(sum.length + " numbers and " + vector.length);
      }
      Arrays.setAll(sum, i -> sum[i] + vector[i]);
    }
    return sum;
  }

  public static double[] times(double[] left, double[] right) {
    return IntStream.range(0, left.length).mapToDouble(i -> left[i] * right[i]).toArray();
  }

  public static double[] times(double[] vector, double factor) {
    return each(vector, number -> number * factor);
  }

  public static double dot(double[] left, double[] right) {
    if (left.length != right.length) {
      throw new IllegalArgumentException(left.length + " numbers times " + right.length);
    }
    return Arrays.stream(times(left, right)).sum();
  }

  public static double[] each(double[] vector, DoubleUnaryOperator function) {
    return Arrays.stream(vector).map(function).toArray();
  }

  public static double[] tanh(double[] vector) {
    return each(vector, Math::tanh);
  }

  public static double[] sigmoid(double[] vector) {
    return each(vector, number -> 1 / (1 + Math.exp(-number)));
  }

  public static double[] softmax(double[] vector) {
    double greatest = Arrays.stream(vector).max().orElseThrow();
    double[] exponentials = each(vector, number -> Math.exp(number - greatest));
    return times(exponentials, 1 / Arrays.stream(exponentials).sum());
  }

  public static double[] beside(double[] left, double[] right) {
    return IntStream.range(0, left.length + right.length)
        .mapToDouble(i -> i < left.length ? left[i] : right[i - left.length])
        .toArray();
  }

  public static double[] leftHalf(double[] vector) {
    return Arrays.copyOf(vector, vector.length / 2);
  }

  public static double[] rightHalf(double[] vector) {
    return Arrays.copyOfRange(vector, vector.length / 2, vector.length);
  }

  /** The mean of vectors by weights that sum to 1. */
  public static double[] mean(double[] weights, List<double[]> vectors) {
    return sum(
        IntStream.range(0, weights.length)
            .mapToObj(j -> times(vectors.get(j), weights[j]))
            .toArray(double[][]::new));
  }
}
