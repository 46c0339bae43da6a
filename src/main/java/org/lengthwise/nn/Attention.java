package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/**
 * Soft attention: the context vector is the mean of the annotations, weighted by the softmax of
 * their scores (Bahdanau et al. 2015, equations 5 and 6).
 */
public record Attention(AttentionScore score) {

  /**
   * @param annotations (B, T, v), keys and values in one
   * @param mask (B, T), see {@link PaddedBatch#mask}
   */
  public AttentionMemory remember(NDArray annotations, NDArray mask) {
    return new AttentionMemory(annotations, score.project(annotations), mask);
  }

  /**
   * @param query (B, q)
   * @return context (B, v) and weights (B, T)
   */
  public Glimpse look(NDArray query, AttentionMemory memory) {
    NDArray weights = MaskedSoftmax.of(score.of(query, memory.projectedKeys()), memory.mask());
    NDArray context = weights.expandDims(1).batchMatMul(memory.values()).squeeze(1);
    return new Glimpse(context, weights);
  }
}
