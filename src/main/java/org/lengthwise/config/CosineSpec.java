package org.lengthwise.config;

import java.util.function.Function;

/**
 * The cosine of the angle between q and k, times a learnt sharpness (Graves et al. 2014, section
 * 3.3.1).
 */
@Kind("cosine")
public record CosineSpec(
    @Key(
            about =
                "what is projected to the size of the other where query and keys differ in size: none, query or keys")
        Projection projection,
    @Key(about = "where the learnt factor of the cosine starts", min = 0, above = true)
        double sharpness)
    implements ScoreSpec {

  @Override
  public <T> T match(
      Function<AdditiveSpec, T> additive,
      Function<DotSpec, T> dot,
      Function<ScaledDotSpec, T> scaledDot,
      Function<BilinearSpec, T> bilinear,
      Function<CosineSpec, T> cosine,
      Function<UniformSpec, T> uniform) {
    return cosine.apply(this);
  }
}
