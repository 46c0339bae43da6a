package org.lengthwise.config;

import java.util.function.Function;

/** Beam search: the most probable hypotheses of each length are kept and grown. */
@Kind("beam")
public record BeamSpec(
    @Key(about = "sentences decoded together; changes speed only", min = 1) int batch,
    @Key(
            about = "longest hypothesis, as a multiple of the source length, end token counted",
            min = 0,
            above = true)
        double lengthFactor,
    @Key(about = "whether the unknown word must not be generated") boolean banUnknown,
    @Key(
            about =
                "whether an unknown word of the output is replaced by the most attended source word, in what is scored as well")
        boolean replaceUnknown,
    @Key(about = "hypotheses of a sentence kept at each step", min = 1, max = 1000) int width,
    @Key(
            about =
                "what a log-probability is divided by before finished hypotheses are compared: none or length (in tokens, end token counted)")
        Normalisation normalisation,
    @Key(about = "whether each finished hypothesis takes a place from the beam for good")
        boolean shrinking,
    @Key(about = "whether the end token is banned for the first half of the source length")
        boolean banEarlyEnd)
    implements DecodingSpec {

  @Override
  public BeamSpec banningUnknown() {
    return new BeamSpec(
        batch, lengthFactor, true, replaceUnknown, width, normalisation, shrinking, banEarlyEnd);
  }

  @Override
  public <T> T match(Function<GreedySpec, T> greedy, Function<BeamSpec, T> beam) {
    return beam.apply(this);
  }
}
