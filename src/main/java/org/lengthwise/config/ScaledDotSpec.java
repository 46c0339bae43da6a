package org.lengthwise.config;

import java.util.function.Function;

/** q^T k over the root of their size (Vaswani et al. 2017, section 3.2.1). */
@Kind("scaled-dot")
public record ScaledDotSpec(
    @Key(
            about =
                "what a learnt matrix takes to the size of the other: query, keys, or none where their sizes are equal")
        Projection projection)
    implements ScoreSpec {

  @Override
  public <T> T match(
      Function<AdditiveSpec, T> additive,
      Function<DotSpec, T> dot,
      Function<ScaledDotSpec, T> scaledDot,
      Function<BilinearSpec, T> bilinear,
      Function<CosineSpec, T> cosine,
      Function<UniformSpec, T> uniform) {
    return scaledDot.apply(this);
  }
}
