package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.spec.ScoreSpec;

/**
 * The space in which query and keys are compared and have the same size d. At most one of them is
 * projected into it.
 *
 * <p>The matrix is initialised like any other weight, not like the matrices of the additive score.
 * Those may start ten times smaller (Bahdanau et al. 2015, appendix B.1) because a learnt vector
 * after them sets the scale of the score. Nothing follows this matrix: a tenth of its size would
 * mean a tenth of the score, and alignments still closer to uniform at the start.
 *
 * @param queryWeights (q, d), where the query is projected
 * @param keyWeights (k, d), where the keys are projected
 * @param size d
 */
record CommonSpace(Optional<NDArray> queryWeights, Optional<NDArray> keyWeights, int size) {

  /**
   * @param query q: size of a query
   * @param key k: size of a key
   * @throws IllegalArgumentException if neither is projected and they differ in size
   */
  static CommonSpace declare(
      Parameters parameters, String name, ScoreSpec.Projection projection, int query, int key) {
    String matrix = name + ".projection";
    return switch (projection) {
      case NONE -> unprojected(name, query, key);
      case QUERY ->
          new CommonSpace(
              Optional.of(parameters.declare(matrix, Parameters.Role.WEIGHT, query, key)),
              Optional.empty(),
              key);
      case KEYS ->
          new CommonSpace(
              Optional.empty(),
              Optional.of(parameters.declare(matrix, Parameters.Role.WEIGHT, key, query)),
              query);
    };
  }

  private static CommonSpace unprojected(String name, int query, int key) {
    if (query != key) {
      throw new IllegalArgumentException(
          "the score "
              + name
              + " has no projection, but a query has size "
              + query
              + " and a key size "
              + key
              + "; wanted: equal sizes, or projection: query or keys");
    }
    return new CommonSpace(Optional.empty(), Optional.empty(), key);
  }

  /** (B, q) becomes (B, d). */
  NDArray ofQuery(NDArray query) {
    return queryWeights.map(query::matMul).orElse(query);
  }

  /** (B, T, k) becomes (B, T, d). */
  NDArray ofKeys(NDArray keys) {
    return keyWeights.map(matrix -> MatMul.of(keys, matrix)).orElse(keys);
  }
}
