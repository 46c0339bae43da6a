package org.lengthwise.config;

import java.util.Optional;

/** The two models of the paper at any size, for tests. */
public final class ModelExamples {
  private ModelExamples() {}

  /** RNNencdec: forward encoder, the vector at every step, maxout. */
  public static FixedVectorSpec fixedVector(String name, int embedding, int hidden, int maxout) {
    return new FixedVectorSpec(
        name,
        embedding,
        hidden,
        Directions.FORWARD,
        SourceOrder.AS_WRITTEN,
        ContextUse.EVERY_STEP,
        DecoderOrder.LOOK_GENERATE_UPDATE,
        new MaxoutSpec(maxout),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** RNNsearch: bidirectional encoder, additive score, shared memory, soft selection, maxout. */
  public static AttentionSpec attention(
      String name, int embedding, int hidden, int alignment, int maxout) {
    return attention(
        name,
        embedding,
        hidden,
        maxout,
        new AdditiveSpec(alignment),
        new SharedSpec(),
        new SoftSpec());
  }

  /** RNNsearch with another score, memory or selection. */
  public static AttentionSpec attention(
      String name,
      int embedding,
      int hidden,
      int maxout,
      ScoreSpec score,
      MemorySpec memory,
      SelectionSpec selection) {
    return new AttentionSpec(
        name,
        embedding,
        hidden,
        Directions.BIDIRECTIONAL,
        score,
        memory,
        selection,
        DecoderOrder.LOOK_GENERATE_UPDATE,
        new MaxoutSpec(maxout),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** Greedy search without options. */
  public static GreedySpec greedy(int batch, double lengthFactor) {
    return new GreedySpec(batch, lengthFactor, false, false);
  }
}
