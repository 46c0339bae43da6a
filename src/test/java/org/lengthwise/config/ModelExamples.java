package org.lengthwise.config;

import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ReadoutSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;
import org.lengthwise.spec.Specs;

/** The two models of the paper at any size, for tests. */
public final class ModelExamples {
  private ModelExamples() {}

  /** RNNencdec: forward encoder, the vector at every step, maxout. */
  public static FixedVectorSpec fixedVector(String name, int embedding, int hidden, int maxout) {
    return Specs.of(FixedVectorSpec.class)
        .set("name", name)
        .set("embedding", embedding)
        .set("hidden", hidden)
        .set("encoder", ModelSpec.Directions.FORWARD)
        .set("sourceOrder", FixedVectorSpec.SourceOrder.AS_WRITTEN)
        .set("context", FixedVectorSpec.ContextUse.EVERY_STEP)
        .set("order", ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE)
        .set("readout", new ReadoutSpec.Maxout(maxout))
        .set("dropout", 0)
        .make();
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
    return Specs.of(AttentionSpec.class)
        .set("name", name)
        .set("embedding", embedding)
        .set("hidden", hidden)
        .set("encoder", ModelSpec.Directions.BIDIRECTIONAL)
        .set("score", score)
        .set("memory", memory)
        .set("selection", selection)
        .set("order", ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE)
        .set("readout", new ReadoutSpec.Maxout(maxout))
        .set("dropout", 0)
        .make();
  }

  /** Greedy search without options. */
  public static DecodingSpec.Greedy greedy(int batch, double lengthFactor) {
    return new DecodingSpec.Greedy(batch, lengthFactor, false, false);
  }
}
