package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import org.lengthwise.config.ScoreSpec;

/** How well each key fits a query. */
public interface AttentionScore {

  /**
   * The score a config asks for.
   *
   * @param name under which its parameters are declared
   * @param query q: size of a query
   * @param key k: size of a key
   * @throws IllegalArgumentException if a product of query and keys is asked for without a
   *     projection, and they differ in size
   */
  static AttentionScore of(ScoreSpec spec, Parameters parameters, String name, int query, int key) {
    return spec.match(
        additive -> AdditiveScore.declare(parameters, name, query, key, additive.hidden()),
        dot -> new DotScore(CommonSpace.declare(parameters, name, dot.projection(), query, key)),
        scaled ->
            new ScaledDotScore(
                CommonSpace.declare(parameters, name, scaled.projection(), query, key)),
        bilinear -> BilinearScore.declare(parameters, name, query, key),
        cosine -> CosineScore.declare(parameters, name, cosine, query, key),
        uniform -> new UniformScore());
  }

  /**
   * What of the score depends on the keys alone, computed once a sentence; the keys themselves
   * where nothing does.
   *
   * @param keys (B, T, k)
   * @return (B, T, a)
   */
  NDArray project(NDArray keys);

  /**
   * Computed at each step; the result belongs to the manager of the query or of the parameters,
   * never to that of the keys, which live longer.
   *
   * @param query (B, q); or W of each sentence, (B, W, q), for a search, which takes no gradient
   * @param projectedKeys (B, T, a)
   * @return scores (B, T), or (B, W, T), which may differ from the others by a constant
   */
  NDArray of(NDArray query, NDArray projectedKeys);
}
