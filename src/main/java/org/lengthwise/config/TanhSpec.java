package org.lengthwise.config;

import java.util.function.Function;

/** The hyperbolic tangent of a linear unit each. */
@Kind("tanh")
public record TanhSpec(@Key(about = "units", min = 1) int units) implements ReadoutSpec {

  @Override
  public <T> T match(Function<MaxoutSpec, T> maxout, Function<TanhSpec, T> tanh) {
    return tanh.apply(this);
  }
}
