package org.lengthwise.config;

import java.util.function.Function;

/** The same for every annotation, so that the context vector is their mean: a control. */
@Kind("uniform")
public record UniformSpec() implements ScoreSpec {

  @Override
  public <T> T match(
      Function<AdditiveSpec, T> additive,
      Function<DotSpec, T> dot,
      Function<ScaledDotSpec, T> scaledDot,
      Function<BilinearSpec, T> bilinear,
      Function<CosineSpec, T> cosine,
      Function<UniformSpec, T> uniform) {
    return uniform.apply(this);
  }
}
