package org.lengthwise.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * The attention encoder-decoder: each decoder step looks back at the annotations of a bidirectional
 * encoder (RNNsearch in Bahdanau, Cho and Bengio 2015, appendix A.2), by the additive score.
 */
@Kind("attention")
public record AttentionSpec(
    @Key(about = "name in tables, charts and folders", fileName = true) String name,
    @Key(about = "size of a word embedding", min = 1) int embedding,
    @Key(about = "size of a hidden state of encoder (each direction) and decoder", min = 1)
        int hidden,
    @Key(about = "size of the hidden layer of the additive score", min = 1) int alignment,
    @Key(about = "units of the readout after maxout has pooled pairs", min = 1) int maxout,
    @Key(
            about =
                "longest training sentence this model sees, in tokens, on either side; the corpus's limit when absent",
            min = 1)
        Optional<Integer> lengthLimit)
    implements ModelSpec {
  @Override
  public <T> T match(
      Function<FixedVectorSpec, T> fixedVector, Function<AttentionSpec, T> attention) {
    return attention.apply(this);
  }
}
