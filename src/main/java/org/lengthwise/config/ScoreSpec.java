package org.lengthwise.config;

import java.util.function.Function;

/** How well an annotation fits the decoder's state: the score inside attention. */
public sealed interface ScoreSpec
    permits AdditiveSpec, DotSpec, ScaledDotSpec, BilinearSpec, CosineSpec, UniformSpec {

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(
      Function<AdditiveSpec, T> additive,
      Function<DotSpec, T> dot,
      Function<ScaledDotSpec, T> scaledDot,
      Function<BilinearSpec, T> bilinear,
      Function<CosineSpec, T> cosine,
      Function<UniformSpec, T> uniform);
}
