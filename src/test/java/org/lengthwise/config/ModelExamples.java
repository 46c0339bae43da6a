package org.lengthwise.config;

import java.util.Optional;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ReadoutSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;

/** The two models of the paper at any size, for tests. */
public final class ModelExamples {
  private ModelExamples() {}

  /** RNNencdec: forward encoder, the vector at every step, maxout. */
  public static FixedVectorSpec fixedVector(String name, int embedding, int hidden, int maxout) {
    return new FixedVectorSpec(
        name,
        embedding,
        hidden,
        ModelSpec.Directions.FORWARD,
        FixedVectorSpec.SourceOrder.AS_WRITTEN,
        FixedVectorSpec.ContextUse.EVERY_STEP,
        ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE,
        new ReadoutSpec.Maxout(maxout),
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
        new ScoreSpec.Additive(alignment),
        new MemorySpec.Shared(),
        new SelectionSpec.Soft());
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
        ModelSpec.Directions.BIDIRECTIONAL,
        score,
        memory,
        selection,
        ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE,
        new ReadoutSpec.Maxout(maxout),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** Greedy search without options. */
  public static DecodingSpec.Greedy greedy(int batch, double lengthFactor) {
    return new DecodingSpec.Greedy(batch, lengthFactor, false, false);
  }
}
