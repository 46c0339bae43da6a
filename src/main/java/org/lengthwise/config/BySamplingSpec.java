package org.lengthwise.config;

import java.util.function.Function;

/** An annotation drawn by the weights. */
@Kind("sampling")
public record BySamplingSpec(@Key(about = "seed of the draws", min = 0) long seed)
    implements HardDecodingSpec {

  @Override
  public <T> T match(
      Function<ByMaximumSpec, T> maximum,
      Function<BySamplingSpec, T> sampling,
      Function<ByMarginalSpec, T> marginal) {
    return sampling.apply(this);
  }
}
