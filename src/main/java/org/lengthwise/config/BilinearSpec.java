package org.lengthwise.config;

import java.util.function.Function;

/** q^T W k, the "general" score of Luong et al. 2015, section 3.1. */
@Kind("bilinear")
public record BilinearSpec() implements ScoreSpec {

  @Override
  public <T> T match(
      Function<AdditiveSpec, T> additive,
      Function<DotSpec, T> dot,
      Function<ScaledDotSpec, T> scaledDot,
      Function<BilinearSpec, T> bilinear,
      Function<CosineSpec, T> cosine,
      Function<UniformSpec, T> uniform) {
    return bilinear.apply(this);
  }
}
