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
        double lengthFactor)
    implements DecodingSpec {
  @Override
  public <T> T match(Function<GreedySpec, T> greedy) {
    return greedy.apply(this);
  }
}
