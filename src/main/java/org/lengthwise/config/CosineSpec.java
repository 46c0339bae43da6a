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
                "what a learnt matrix takes to the size of the other: query, keys, or none where their sizes are equal")
        Projection projection,
    @Key(
            about = "start of the learnt factor that the cosine is multiplied by",
            min = 0,
            above = true)
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
