package org.lengthwise.nn.attention;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.lengthwise.nn.tensor.RowVectors;
import org.lengthwise.spec.ScoreSpec;

/**
 * The scores as {@code results/README.md} writes them, for one state and one key, in double
 * precision.
 */
public final class ScoreEquations {
  private static final double SHORTEST = 1e-6;

  private ScoreEquations() {}

  /**
   * The weights of a model by their names.
   *
   * @param product a row vector times a matrix
   * @param vector a vector itself
   */
  public record Weights(
      BiFunction<double[], String, double[]> product, Function<String, double[]> vector) {}

  /**
   * e_j.
   *
   * @param state s (n)
   * @param key k_j (k)
   */
  public static double of(ScoreSpec score, Weights weights, double[] state, double[] key) {
    double[] s = projected(score, ScoreSpec.Projection.QUERY, weights, state);
    double[] k = projected(score, ScoreSpec.Projection.KEYS, weights, key);
    if (score instanceof ScoreSpec.Additive) {
      double[] hidden =
          RowVectors.tanh(
              RowVectors.sum(
                  weights.product().apply(s, "attention.query"),
                  weights.product().apply(k, "attention.key")));
      return weights.product().apply(hidden, "attention.vector")[0];
    } else if (score instanceof ScoreSpec.Dot) {
      return RowVectors.dot(s, k);
    } else if (score instanceof ScoreSpec.ScaledDot) {
      return RowVectors.dot(s, k) / Math.sqrt(s.length);
    } else if (score instanceof ScoreSpec.Bilinear) {
      return RowVectors.dot(weights.product().apply(s, "attention.weights"), k);
    } else if (score instanceof ScoreSpec.Cosine cosine) {
      double grown = Math.exp(weights.vector().apply("attention.sharpness")[0]);
      return cosine.sharpness() * grown * RowVectors.dot(s, k) / (length(s) * length(k));
    } else if (score instanceof ScoreSpec.Uniform) {
      return 0;
    }
    throw new IllegalArgumentException(
        "ScoreEquations has no equation for " + score.getClass().getSimpleName());
  }

  private static double[] projected(
      ScoreSpec score, ScoreSpec.Projection which, Weights weights, double[] vector) {
    return score instanceof ScoreSpec.Projected projected && projected.projection() == which
        ? weights.product().apply(vector, "attention.projection")
        : vector;
  }

  private static double length(double[] vector) {
    return Math.max(SHORTEST, Math.sqrt(RowVectors.dot(vector, vector)));
  }
}
