package org.lengthwise.config;

import java.util.function.Function;

/**
 * The value of the greatest weight; the gradient is passed straight through to the weights, as if
 * their mean had been taken (Bengio et al. 2013, section 4).
 */
@Kind("maximum")
public record MaximumSpec(
    @Key(
            about =
                "how attention chooses when nothing is learnt: in translation and for the development loss")
        HardDecodingSpec decoding)
    implements SelectionSpec {

  @Override
  public <T> T match(
      Function<SoftSpec, T> soft,
      Function<SamplingSpec, T> sampling,
      Function<MaximumSpec, T> maximum,
      Function<MarginalSpec, T> marginal) {
    return maximum.apply(this);
  }
}
