package org.lengthwise.config;

import java.util.function.Function;

/** q^T k (Luong et al. 2015, section 3.1). */
@Kind("dot")
public record DotSpec(
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
    return dot.apply(this);
  }
}
