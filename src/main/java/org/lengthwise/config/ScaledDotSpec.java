package org.lengthwise.config;

import java.util.function.Function;

/** q^T k over the root of their size (Vaswani et al. 2017, section 3.2.1). */
@Kind("scaled-dot")
public record ScaledDotSpec(
    @Key(
            about =
                "what is projected to the size of the other where query and keys differ in size: none, query or keys")
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
