package org.lengthwise.config;

import java.util.function.Function;

/** The greater of two linear units each (Bahdanau et al. 2015, appendix A.2.2). */
@Kind("maxout")
public record MaxoutSpec(@Key(about = "units after pairs are pooled", min = 1) int units)
    implements ReadoutSpec {

  @Override
  public <T> T match(Function<MaxoutSpec, T> maxout, Function<TanhSpec, T> tanh) {
    return maxout.apply(this);
  }
}
