package org.lengthwise.spec;

import java.util.function.Function;

/** How well a key fits the decoder's state, the query: the score inside attention. */
public sealed interface ScoreSpec {

  /**
   * How many numbers it learns, besides those of a projection.
   *
   * @param query q: size of a query
   * @param key k: size of a key
   */
  default long parameters(long query, long key) {
    return 0;
  }

  /** How many numbers the matrix learns that brings query and keys to one size; 0 without one. */
  default long projectionParameters(long query, long key) {
    return this instanceof Projected score && score.projection() != Projection.NONE
        ? query * key
        : 0;
  }

  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(
      Function<Additive, T> additive,
      Function<Dot, T> dot,
      Function<ScaledDot, T> scaledDot,
      Function<Bilinear, T> bilinear,
      Function<Cosine, T> cosine,
      Function<Uniform, T> uniform) {
    if (this instanceof Additive kind) {
      return additive.apply(kind);
    }
    if (this instanceof Dot kind) {
      return dot.apply(kind);
    }
    if (this instanceof ScaledDot kind) {
      return scaledDot.apply(kind);
    }
    if (this instanceof Bilinear kind) {
      return bilinear.apply(kind);
    }
    if (this instanceof Cosine kind) {
      return cosine.apply(kind);
    }
    if (this instanceof Uniform kind) {
      return uniform.apply(kind);
    }
    throw new MissingCaseException(ScoreSpec.class, this);
  }

  /** v^T tanh(W q + U k) (Bahdanau et al. 2015, appendix A.1.2). */
  @Kind("additive")
  record Additive(
      @Key(
              about = "size of the hidden layer of the score",
              recommended = "256",
              source = "two cores; paper: 1000",
              min = 1)
          int hidden)
      implements ScoreSpec {
    @Override
    public long parameters(long query, long key) {
      return (query + key + 1) * hidden;
    }
  }

  /** q^T k (Luong et al. 2015, section 3.1). */
  @Kind("dot")
  record Dot(
      @Key(
              about =
                  "what a learnt matrix projects to the size of the other: query, keys, or none if their sizes are equal",
              recommended = "query",
              source = "scores.yaml")
          Projection projection)
      implements ScoreSpec, Projected {}

  /** q^T k over the root of their size (Vaswani et al. 2017, section 3.2.1). */
  @Kind("scaled-dot")
  record ScaledDot(
      @Key(
              about =
                  "what a learnt matrix projects to the size of the other: query, keys, or none if their sizes are equal",
              recommended = "query",
              source = "scores.yaml")
          Projection projection)
      implements ScoreSpec, Projected {}

  /** q^T W k, the "general" score of Luong et al. 2015, section 3.1. */
  @Kind("bilinear")
  record Bilinear() implements ScoreSpec {
    @Override
    public long parameters(long query, long key) {
      return query * key;
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
                  "what a learnt matrix projects to the size of the other: query, keys, or none if their sizes are equal",
              recommended = "query",
              source = "scores.yaml")
          Projection projection,
      @Key(
              about = "initial value of the learnt factor of the cosine",
              recommended = "5",
              source = "scores.yaml",
              min = 0,
              above = true)
          double sharpness)
      implements ScoreSpec, Projected {
    @Override
    public long parameters(long query, long key) {
      return 1;
    }
  }

  /** The same for every annotation, so that the context vector is their mean: a control. */
  @Kind("uniform")
  record Uniform() implements ScoreSpec {}

  /** A score for which query and keys must have one size, which a projection may give them. */
  interface Projected {
    /** Which of the two is projected. */
    Projection projection();
  }

  /** What such a score needs where query and keys differ in size. */
  enum Projection {
    /** Nothing: the sizes are equal. */
    NONE,
    /** A matrix takes the query to the size of the keys. */
    QUERY,
    /** A matrix takes the keys to the size of the query. */
    KEYS
  }
}
