package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/** How well each key fits a query. */
public interface AttentionScore {
  /**
   * What of the score depends on the keys alone, computed once a sentence.
   *
   * @param keys (B, T, k)
   * @return (B, T, a)
   */
  NDArray project(NDArray keys);

  /**
   * @param query (B, q)
   * @param projectedKeys (B, T, a)
   * @return scores (B, T)
   */
  NDArray of(NDArray query, NDArray projectedKeys);
}
