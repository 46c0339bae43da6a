package org.lengthwise.config;

import java.util.function.Function;

/** One value, drawn by the weights; they learn by REINFORCE (Xu et al. 2015, section 4.1). */
@Kind("sampling")
public record SamplingSpec(
    @Key(
            about =
                "what a draw is rewarded with: the log-probability of the words from-step-on, or of the whole sentence")
        Reward reward,
    @Key(
            about =
                "what is taken off the reward: moving-average (of the reward in earlier batches) or soft (the reward under soft attention)")
        Baseline baseline,
    @Key(about = "factor of the reward's gradient, beside that of the likelihood", min = 0)
        double rewardWeight,
    @Key(about = "factor of the entropy of the weights, in nats, which is to stay high", min = 0)
        double entropyWeight,
    @Key(
            about = "probability that a batch uses the weighted mean instead of draws",
            min = 0,
            max = 1)
        double softShare,
    @Key(
            about =
                "what scores are divided by before their softmax; nearer 0 is nearer the maximum",
            min = 0,
            above = true)
        double temperature,
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
    return sampling.apply(this);
  }
}
