package org.lengthwise.spec;

import java.util.function.Function;

/** How hard attention chooses when nothing is learnt. */
public sealed interface HardDecodingSpec {

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(
      Function<ByMaximum, T> maximum,
      Function<BySampling, T> sampling,
      Function<ByMarginal, T> marginal);

  /** The annotation of the greatest weight. */
  @Kind("maximum")
  record ByMaximum() implements HardDecodingSpec {

    @Override
    public <T> T match(
        Function<ByMaximum, T> maximum,
        Function<BySampling, T> sampling,
        Function<ByMarginal, T> marginal) {
      return maximum.apply(this);
    }
  }

  /** An annotation drawn by the weights. */
  @Kind("sampling")
  record BySampling(@Key(about = "seed of the draws", min = 0) long seed)
      implements HardDecodingSpec {

    @Override
    public <T> T match(
        Function<ByMaximum, T> maximum,
        Function<BySampling, T> sampling,
        Function<ByMarginal, T> marginal) {
      return sampling.apply(this);
    }
  }

  /** Every annotation, its prediction weighted; the state is fed with the weighted mean. */
  @Kind("marginal")
  record ByMarginal() implements HardDecodingSpec {

    @Override
    public <T> T match(
        Function<ByMaximum, T> maximum,
        Function<BySampling, T> sampling,
        Function<ByMarginal, T> marginal) {
      return marginal.apply(this);
    }
  }
}
