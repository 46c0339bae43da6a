package org.lengthwise.nn.parameter;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A random orthogonal matrix: the columns of a Gaussian matrix made orthonormal. It is distributed
 * as the left singular vectors of a Gaussian matrix, the paper's way (Bahdanau et al. 2015,
 * appendix B.1).
 */
final class OrthogonalMatrix {
  private OrthogonalMatrix() {}

  /**
   * The rows of an n by n orthogonal matrix. Gram and Schmidt, twice for each row, which keeps them
   * orthogonal to rounding.
   */
  static double[][] random(int n, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = gaussian.sample();
      }
      removeProjections(rows, i);
      removeProjections(rows, i);
      scale(rows[i], 1 / Math.sqrt(dot(rows[i], rows[i])));
    }
    return rows;
  }

  private static void removeProjections(double[][] rows, int i) {
    for (int k = 0; k < i; k++) {
      double share = dot(rows[k], rows[i]);
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] -= share * rows[k][j];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static void scale(double[] row, double factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] *= factor;
    }
  }
}
