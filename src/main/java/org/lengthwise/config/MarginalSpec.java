package org.lengthwise.config;

import java.util.function.Function;

/**
 * Every value in turn, each likelihood weighted: {@code log sum_j alpha_ij p(y_i | S, h_j)}, the
 * state fed with the weighted mean (Deng et al. 2018, section 3). It costs as many output layers a
 * step as the source has words, in time and in memory: a batch keeps one number for each pair,
 * target word, source word and word of the vocabulary.
 */
@Kind("marginal")
public record MarginalSpec(
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
    return marginal.apply(this);
  }
}
