package org.lengthwise.config;

import java.util.function.Function;

/** v^T tanh(W q + U k) (Bahdanau et al. 2015, appendix A.1.2). */
@Kind("additive")
public record AdditiveSpec(
    @Key(about = "size of the hidden layer of the score", min = 1) int hidden)
    implements ScoreSpec {

  @Override
  public <T> T match(
      Function<AdditiveSpec, T> additive,
      Function<DotSpec, T> dot,
      Function<ScaledDotSpec, T> scaledDot,
      Function<BilinearSpec, T> bilinear,
      Function<CosineSpec, T> cosine,
      Function<UniformSpec, T> uniform) {
    return additive.apply(this);
  }
}
