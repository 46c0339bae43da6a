package org.lengthwise.config;

import java.util.function.Function;

/** How hard attention chooses when nothing is learnt. */
public sealed interface HardDecodingSpec permits ByMaximumSpec, BySamplingSpec, ByMarginalSpec {

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(
      Function<ByMaximumSpec, T> maximum,
      Function<BySamplingSpec, T> sampling,
      Function<ByMarginalSpec, T> marginal);
}
