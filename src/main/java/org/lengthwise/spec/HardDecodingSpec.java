package org.lengthwise.spec;

import java.util.function.Function;

/** How hard attention chooses outside training. */
public sealed interface HardDecodingSpec {

  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(
      Function<ByMaximum, T> maximum,
      Function<BySampling, T> sampling,
      Function<ByMarginal, T> marginal) {
    if (this instanceof ByMaximum kind) {
      return maximum.apply(kind);
    }
    if (this instanceof BySampling kind) {
      return sampling.apply(kind);
    }
    if (this instanceof ByMarginal kind) {
      return marginal.apply(kind);
    }
    throw new MissingCaseException(HardDecodingSpec.class, this);
  }

  /** The annotation of the greatest weight. */
  @Kind("maximum")
  record ByMaximum() implements HardDecodingSpec {}

  /** An annotation drawn by the weights. */
  @Kind("sampling")
  record BySampling(
      @Key(about = "seed of the draws", recommended = "1", source = "any", min = 0) long seed)
      implements HardDecodingSpec {}

  /** Every annotation, with weighted predictions; the state reads the weighted mean. */
  @Kind("marginal")
  record ByMarginal() implements HardDecodingSpec {}
}
