package org.lengthwise.spec;

import java.util.function.Function;

/** How attention gets from its weights to a context vector, and how that is learnt. */
public sealed interface SelectionSpec {

  /** What scores are divided by before their softmax. */
  default double temperature() {
    return 1;
  }

  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(
      Function<Soft, T> soft,
      Function<Sampling, T> sampling,
      Function<Maximum, T> maximum,
      Function<Marginal, T> marginal) {
    if (this instanceof Soft kind) {
      return soft.apply(kind);
    }
    if (this instanceof Sampling kind) {
      return sampling.apply(kind);
    }
    if (this instanceof Maximum kind) {
      return maximum.apply(kind);
    }
    if (this instanceof Marginal kind) {
      return marginal.apply(kind);
    }
    throw new MissingCaseException(SelectionSpec.class, this);
  }

  /** The mean of the values, weighted (Bahdanau et al. 2015, equation 5). */
  @Kind("soft")
  record Soft() implements SelectionSpec {}

  /** One value, drawn by the weights; they learn by REINFORCE (Xu et al. 2015, section 4.1). */
  @Kind("sampling")
  record Sampling(
      @Key(
              about =
                  "reward of a draw: the log-probability of the words from-step-on, or of the whole sentence",
              recommended = "from-step-on",
              source = "hard.yaml; Xu et al. 2015: sentence")
          Reward reward,
      @Key(
              about =
                  "what is subtracted from the reward: moving-average (of the log-probability of a word in earlier batches) or soft (the reward under soft attention)",
              recommended = "soft",
              source = "Deng et al. 2018")
          Baseline baseline,
      @Key(
              about = "weight of the reward's gradient, relative to that of the likelihood",
              recommended = "1",
              source = "hard.yaml; code of Xu et al. 2015: 0.1",
              min = 0)
          double rewardWeight,
      @Key(
              about = "weight of the entropy of the attention weights, in nats, which is kept high",
              recommended = "0.002",
              source = "code of Xu et al. 2015",
              min = 0)
          double entropyWeight,
      @Key(
              about = "probability that a batch uses the weighted mean instead of draws",
              recommended = "0.5",
              source = "Xu et al. 2015",
              min = 0,
              max = 1)
          double softShare,
      @Key(
              about =
                  "what scores are divided by before their softmax; near 0, sampling approaches the maximum",
              recommended = "1",
              source = "code of Xu et al. 2015",
              min = 0,
              above = true)
          double temperature,
      @Key(
              about =
                  "how attention chooses outside training: in translation and for the development loss",
              recommended = "maximum",
              source = "hard.yaml")
          HardDecodingSpec decoding)
      implements SelectionSpec {}

  /**
   * The value of the greatest weight; the gradient is passed straight through to the weights, as if
   * their mean had been taken (Bengio et al. 2013, section 4).
   */
  @Kind("maximum")
  record Maximum(
      @Key(
              about =
                  "how attention chooses outside training: in translation and for the development loss",
              recommended = "maximum",
              source = "hard.yaml")
          HardDecodingSpec decoding)
      implements SelectionSpec {}

  /**
   * Every value in turn, each likelihood weighted: {@code log sum_j alpha_ij p(y_i | S, h_j)}, the
   * state fed with the weighted mean (Deng et al. 2018, section 3). It costs one output layer per
   * source word in each step, in time and in memory: a batch keeps one number for each pair, target
   * word, source word and word of the vocabulary.
   */
  @Kind("marginal")
  record Marginal(
      @Key(
              about =
                  "how attention chooses outside training: in translation and for the development loss",
              recommended = "maximum",
              source = "hard.yaml")
          HardDecodingSpec decoding)
      implements SelectionSpec {}

  /** The reward of a draw of hard attention. */
  enum Reward {
    /**
     * The log-probability of the words from that step on, which are those that the draw influences.
     */
    FROM_STEP_ON,
    /** The log-probability of the whole sentence. */
    SENTENCE
  }

  /** What is subtracted from the reward of a draw to reduce the variance of its gradient. */
  enum Baseline {
    /**
     * A moving average over earlier batches of the log-probability of a word, times the number of
     * words rewarded.
     */
    MOVING_AVERAGE,
    /** The log-probability of the same words under soft attention (Deng et al. 2018). */
    SOFT
  }
}
