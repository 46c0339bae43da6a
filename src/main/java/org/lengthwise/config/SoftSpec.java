package org.lengthwise.config;

import java.util.function.Function;

/** The mean of the values, weighted (Bahdanau et al. 2015, equation 5). */
@Kind("soft")
public record SoftSpec() implements SelectionSpec {

  @Override
  public <T> T match(
      Function<SoftSpec, T> soft,
      Function<SamplingSpec, T> sampling,
      Function<MaximumSpec, T> maximum,
      Function<MarginalSpec, T> marginal) {
    return soft.apply(this);
  }
}
