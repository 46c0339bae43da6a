package org.lengthwise.config;

import java.util.function.Function;

/** How attention goes from its weights to a context vector, and how that is learnt. */
public sealed interface SelectionSpec permits SoftSpec, SamplingSpec, MaximumSpec, MarginalSpec {

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(
      Function<SoftSpec, T> soft,
      Function<SamplingSpec, T> sampling,
      Function<MaximumSpec, T> maximum,
      Function<MarginalSpec, T> marginal);
}
