package org.lengthwise.config;

import java.util.function.Function;

/** The annotation of the greatest weight. */
@Kind("maximum")
public record ByMaximumSpec() implements HardDecodingSpec {

  @Override
  public <T> T match(
      Function<ByMaximumSpec, T> maximum,
      Function<BySamplingSpec, T> sampling,
      Function<ByMarginalSpec, T> marginal) {
    return maximum.apply(this);
  }
}
