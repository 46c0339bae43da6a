package org.lengthwise.nn.parameter;

import ai.djl.ndarray.types.Shape;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.TrainingSpec;

/**
 * Draws the initial weights. Each parameter has its own random stream, named after it, so that its
 * initial value depends only on the seed and its name. With either kind of initialisation,
 * recurrent matrices are orthogonal block by block and biases are zero.
 */
public final class Initialiser implements ParameterSource {
  private static final double PAPER_DEVIATION = 0.01;
  private static final double PAPER_ALIGNMENT_DEVIATION = 0.001;

  private final TrainingSpec.Initialisation way;
  private final long seed;

  public Initialiser(TrainingSpec.Initialisation way, long seed) {
    this.way = way;
    this.seed = seed;
  }

  @Override
  public float[] values(String name, Parameters.Role role, Shape shape) {
    float[] values = new float[(int) shape.size()];
    UniformRandomProvider random = RandomStream.of(seed, "initialisation/" + name, 0);
    switch (role) {
      case BIAS -> {}
      case RECURRENT -> orthogonalBlocks(values, (int) shape.get(0), (int) shape.get(1), random);
      default -> {
        if (way == TrainingSpec.Initialisation.PAPER) {
          paper(values, role, random);
        } else {
          byFanIn(values, role, shape.get(0), random);
        }
      }
    }
    return values;
  }

  /** Bahdanau et al. 2015, appendix B.1; the vector of the alignment model starts at zero. */
  private static void paper(float[] values, Parameters.Role role, UniformRandomProvider random) {
    if (role == Parameters.Role.ALIGNMENT_VECTOR) {
      return;
    }
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    double deviation =
        role == Parameters.Role.ALIGNMENT ? PAPER_ALIGNMENT_DEVIATION : PAPER_DEVIATION;
    fill(values, () -> deviation * gaussian.sample());
  }

  private static void byFanIn(
      float[] values, Parameters.Role role, long inputs, UniformRandomProvider random) {
    if (role == Parameters.Role.EMBEDDING) {
      ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
      fill(values, gaussian::sample);
    } else {
      double bound = 1 / Math.sqrt((double) inputs);
      fill(values, () -> bound * (2 * random.nextDouble() - 1));
    }
  }

  private static void orthogonalBlocks(
      float[] values, int n, int columns, UniformRandomProvider random) {
    for (int block = 0; block < columns / n; block++) {
      double[][] rows = OrthogonalMatrix.random(n, random);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          values[i * columns + block * n + j] = (float) rows[i][j];
        }
      }
    }
  }

  private static void fill(float[] values, DoubleSupplier draw) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) draw.getAsDouble();
    }
  }

  /**
   * A random orthogonal matrix: the columns of a Gaussian matrix made orthonormal. It has the
   * distribution of the left singular vectors of a Gaussian matrix, which the paper uses (Bahdanau
   * et al. 2015, appendix B.1).
   */
  static final class OrthogonalMatrix {
    private OrthogonalMatrix() {}

    /**
     * The rows of an n by n orthogonal matrix, by Gram-Schmidt, applied twice to each row, which
     * keeps the rows orthogonal to rounding.
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
}
