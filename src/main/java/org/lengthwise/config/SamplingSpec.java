package org.lengthwise.config;

import java.util.function.Function;

/** One value, drawn by the weights; they learn by REINFORCE (Xu et al. 2015, section 4.1). */
@Kind("sampling")
public record SamplingSpec(
    @Key(
            about =
                "what a draw is rewarded with: the log-probability of the sentence from that step on, or of the whole sentence")
        Reward reward,
    @Key(
            about =
                "what is taken off the reward: moving-average (of earlier batches) or soft (the same sentence under soft attention)")
        Baseline baseline,
    @Key(about = "factor of the gradient of REINFORCE beside that of the likelihood", min = 0)
        double rewardWeight,
    @Key(
            about = "factor of the entropy of the weights, in nats, that is added to the objective",
            min = 0)
        double entropyWeight,
    @Key(
            about = "probability that a batch uses the weighted mean instead of draws",
            min = 0,
            max = 1)
        double softShare,
    @Key(about = "what scores are divided by before the softmax", min = 0, above = true)
        double temperature,
    @Key(
            about =
                "how an annotation is chosen when translating and when the development loss is taken")
        HardDecodingSpec decoding)
    implements SelectionSpec {

  @Override
  public <T> T match(
      Function<SoftSpec, T> soft,
      Function<SamplingSpec, T> sampling,
      Function<MaximumSpec, T> maximum,
      Function<MarginalSpec, T> marginal) {
    return sampling.apply(this);
  }
}
