package org.lengthwise.significance;

import java.util.List;

/**
 * The weights that make a slope over length buckets of their quantities: the slope of the weighted
 * least-squares line of a quantity against length.
 */
public final class Slope {
  private Slope() {}

  /**
   * The slope of a quantity.
   *
   * @param weights by {@link #weights}
   * @param buckets the quantity of each bucket
   */
  public static Quantity of(double[] weights, List<Quantity> buckets) {
    Quantity slope = buckets.get(0).times(weights[0]);
    for (int i = 1; i < weights.length; i++) {
      slope = slope.plus(buckets.get(i).times(weights[i]));
    }
    return slope;
  }

  /**
   * How much each bucket counts: {@code w (x - mean x) / sum w (x - mean x)^2}, the mean weighted
   * by {@code w} as well.
   *
   * @param lengths x of each bucket, in the unit in which the slope is wanted, not all equal
   * @param reference of each bucket, the quantity by whose variance over draws it is weighted:
   *     {@code w} is its inverse. Buckets without variance have the greatest weight of the others,
   *     and all the same where none varies.
   */
  public static double[] weights(double[] lengths, List<Quantity> reference) {
    double[] precision = new double[lengths.length];
    double greatest = 0;
    for (int i = 0; i < precision.length; i++) {
      double variance = reference.get(i).variance();
      precision[i] = variance > 0 ? 1 / variance : Double.NaN;
      greatest = variance > 0 ? Math.max(greatest, precision[i]) : greatest;
    }
    double sum = 0;
    double mean = 0;
    for (int i = 0; i < precision.length; i++) {
      if (Double.isNaN(precision[i])) {
        precision[i] = greatest > 0 ? greatest : 1;
      }
      sum += precision[i];
      mean += precision[i] * lengths[i];
    }
    mean /= sum;
    double squares = 0;
    for (int i = 0; i < precision.length; i++) {
      squares += precision[i] * (lengths[i] - mean) * (lengths[i] - mean);
    }
    double[] weights = new double[precision.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = precision[i] * (lengths[i] - mean) / squares;
    }
    return weights;
  }
}
