package org.lengthwise.config;

import java.util.function.Function;

/** Greedy search: the most probable word at each step. */
@Kind("greedy")
public record GreedySpec(
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
        boolean replaceUnknown)
    implements DecodingSpec {

  @Override
  public GreedySpec banningUnknown() {
    return new GreedySpec(batch, lengthFactor, true, replaceUnknown);
  }

  @Override
  public <T> T match(Function<GreedySpec, T> greedy, Function<BeamSpec, T> beam) {
    return greedy.apply(this);
  }
}
