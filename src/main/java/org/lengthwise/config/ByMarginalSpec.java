package org.lengthwise.config;

import java.util.function.Function;

/** Every annotation, its prediction weighted; the state is fed with the weighted mean. */
@Kind("marginal")
public record ByMarginalSpec() implements HardDecodingSpec {

  @Override
  public <T> T match(
      Function<ByMaximumSpec, T> maximum,
      Function<BySamplingSpec, T> sampling,
      Function<ByMarginalSpec, T> marginal) {
    return marginal.apply(this);
  }
}
