package org.lengthwise.spec;

import java.util.function.Function;

/** How well an annotation fits the decoder's state: the score inside attention. */
public sealed interface ScoreSpec {

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(
      Function<Additive, T> additive,
      Function<Dot, T> dot,
      Function<ScaledDot, T> scaledDot,
      Function<Bilinear, T> bilinear,
      Function<Cosine, T> cosine,
      Function<Uniform, T> uniform);

  /** v^T tanh(W q + U k) (Bahdanau et al. 2015, appendix A.1.2). */
  @Kind("additive")
  record Additive(@Key(about = "size of the hidden layer of the score", min = 1) int hidden)
      implements ScoreSpec {

    @Override
    public <T> T match(
        Function<Additive, T> additive,
        Function<Dot, T> dot,
        Function<ScaledDot, T> scaledDot,
        Function<Bilinear, T> bilinear,
        Function<Cosine, T> cosine,
        Function<Uniform, T> uniform) {
      return additive.apply(this);
    }
  }

  /** q^T k (Luong et al. 2015, section 3.1). */
  @Kind("dot")
  record Dot(
      @Key(
              about =
                  "what a learnt matrix takes to the size of the other: query, keys, or none where their sizes are equal")
          Projection projection)
      implements ScoreSpec {

    @Override
    public <T> T match(
        Function<Additive, T> additive,
        Function<Dot, T> dot,
        Function<ScaledDot, T> scaledDot,
        Function<Bilinear, T> bilinear,
        Function<Cosine, T> cosine,
        Function<Uniform, T> uniform) {
      return dot.apply(this);
    }
  }

  /** q^T k over the root of their size (Vaswani et al. 2017, section 3.2.1). */
  @Kind("scaled-dot")
  record ScaledDot(
      @Key(
              about =
                  "what a learnt matrix takes to the size of the other: query, keys, or none where their sizes are equal")
          Projection projection)
      implements ScoreSpec {

    @Override
    public <T> T match(
        Function<Additive, T> additive,
        Function<Dot, T> dot,
        Function<ScaledDot, T> scaledDot,
        Function<Bilinear, T> bilinear,
        Function<Cosine, T> cosine,
        Function<Uniform, T> uniform) {
      return scaledDot.apply(this);
    }
  }

  /** q^T W k, the "general" score of Luong et al. 2015, section 3.1. */
  @Kind("bilinear")
  record Bilinear() implements ScoreSpec {

    @Override
    public <T> T match(
        Function<Additive, T> additive,
        Function<Dot, T> dot,
        Function<ScaledDot, T> scaledDot,
        Function<Bilinear, T> bilinear,
        Function<Cosine, T> cosine,
        Function<Uniform, T> uniform) {
      return bilinear.apply(this);
    }
  }

  /**
   * The cosine of the angle between q and k, times a learnt sharpness (Graves et al. 2014, section
   * 3.3.1).
   */
  @Kind("cosine")
  record Cosine(
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
        Function<Additive, T> additive,
        Function<Dot, T> dot,
        Function<ScaledDot, T> scaledDot,
        Function<Bilinear, T> bilinear,
        Function<Cosine, T> cosine,
        Function<Uniform, T> uniform) {
      return cosine.apply(this);
    }
  }

  /** The same for every annotation, so that the context vector is their mean: a control. */
  @Kind("uniform")
  record Uniform() implements ScoreSpec {

    @Override
    public <T> T match(
        Function<Additive, T> additive,
        Function<Dot, T> dot,
        Function<ScaledDot, T> scaledDot,
        Function<Bilinear, T> bilinear,
        Function<Cosine, T> cosine,
        Function<Uniform, T> uniform) {
      return uniform.apply(this);
    }
  }

  /** What a product of query and keys needs where they differ in size. */
  enum Projection {
    /** Nothing: the sizes are equal. */
    NONE,
    /** A matrix takes the query to the size of the keys. */
    QUERY,
    /** A matrix takes the keys to the size of the query. */
    KEYS
  }
}
