package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.stream.LongStream;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.Constant;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.spec.ScoreSpec;

/** How well each key fits a query. */
public interface AttentionScore {

  /**
   * Builds the score of a config and declares its parameters.
   *
   * @param name prefix of its parameters' names
   * @param query q: size of a query
   * @param key k: size of a key
   * @throws IllegalArgumentException if the score needs queries and keys of one size, has no
   *     projection, and the sizes differ
   */
  static AttentionScore of(ScoreSpec spec, Parameters parameters, String name, int query, int key) {
    return spec.match(
        additive -> Additive.declare(parameters, name, query, key, additive.hidden()),
        dot -> new Dot(CommonSpace.declare(parameters, name, dot.projection(), query, key)),
        scaled ->
            new ScaledDot(CommonSpace.declare(parameters, name, scaled.projection(), query, key)),
        bilinear -> Bilinear.declare(parameters, name, query, key),
        cosine -> Cosine.declare(parameters, name, cosine, query, key),
        uniform -> new Uniform());
  }

  /**
   * The part of the score that depends on the keys alone, computed once per sentence; the keys
   * themselves if there is none.
   *
   * @param keys (B, T, k)
   * @return (B, T, a)
   */
  NDArray project(NDArray keys);

  /**
   * The scores at one step. The result belongs to the manager of the query or of the parameters,
   * never to that of the keys, which live longer.
   *
   * @param query (B, q); in a search, which takes no gradient, also W per sentence, (B, W, q)
   * @param projectedKeys (B, T, a)
   * @return scores (B, T), or (B, W, T), which may be off by a constant per row
   */
  NDArray forward(NDArray query, NDArray projectedKeys);

  /**
   * The additive score, {@code v_a^T tanh(W_a s + U_a h)} (Bahdanau et al. 2015, appendix A.1.2).
   * No bias.
   *
   * @param queryWeights W_a (q, a)
   * @param keyWeights U_a (k, a)
   * @param vector v_a (a, 1)
   */
  record Additive(NDArray queryWeights, NDArray keyWeights, NDArray vector)
      implements AttentionScore {
    /** How many numbers fit in the processor's cache together with the numbers they come from. */
    private static final long CACHED = 1 << 17;

    public static Additive declare(
        Parameters parameters, String name, int query, int key, int hidden) {
      return new Additive(
          parameters.declare(name + ".query", Parameters.Role.ALIGNMENT, query, hidden),
          parameters.declare(name + ".key", Parameters.Role.ALIGNMENT, key, hidden),
          parameters.declare(name + ".vector", Parameters.Role.ALIGNMENT_VECTOR, hidden, 1));
    }

    @Override
    public NDArray project(NDArray keys) {
      return MatMul.of(keys, keyWeights);
    }

    @Override
    public NDArray forward(NDArray query, NDArray projectedKeys) {
      if (query.getShape().dimension() == 3) {
        return ofSeveral(query, projectedKeys);
      }
      NDArray hidden =
          query.matMul(queryWeights).expandDims(1).add(projectedKeys).tanh(); // (B, T, a)
      return hidden.matMul(vector).squeeze(2);
    }

    /**
     * The same for W queries per sentence, some sentences at a time, so that intermediate results
     * stay in the processor's cache. {@code v tanh(u) = 2 v sigmoid(2 u) - v}, whose last term is
     * the same for every key and cancels in the softmax; the engine computes a sigmoid in a tenth
     * of the time of a tanh.
     *
     * @param queries (B, W, q)
     * @param projectedKeys (B, T, a)
     * @return scores minus the sum of v_a, (B, W, T)
     */
    private NDArray ofSeveral(NDArray queries, NDArray projectedKeys) {
      Shape keys = projectedKeys.getShape();
      long perSentence = queries.getShape().get(1) * keys.get(1) * keys.get(2);
      NDArray projected = MatMul.of(queries, queryWeights).expandDims(2); // (B, W, 1, a)
      NDArray doubled = vector.add(vector);
      long[] cuts = cuts(keys.get(0), Math.max(1, CACHED / perSentence));
      NDList scores = new NDList();
      try (NDArray each = projectedKeys.expandDims(1); // (B, 1, T, a)
          NDList someKeys = each.split(cuts, 0)) {
        NDList someQueries = projected.split(cuts, 0);
        for (int i = 0; i < someKeys.size(); i++) {
          try (NDArray sums = someQueries.get(i).add(someKeys.get(i)); // (b, W, T, a)
              NDArray hidden = Activation.sigmoid(sums.addi(sums))) {
            scores.add(hidden.matMul(doubled)); // (b, W, T, 1)
          }
        }
      }
      return NDArrays.concat(scores, 0).squeeze(3);
    }

    /** Where to cut an axis into pieces of a size. */
    private static long[] cuts(long length, long size) {
      return LongStream.iterate(size, cut -> cut < length, cut -> cut + size).toArray();
    }
  }

  /** The dot product, {@code q^T k} (Luong et al. 2015, section 3.1, "dot"). */
  record Dot(CommonSpace space) implements AttentionScore {

    @Override
    public NDArray project(NDArray keys) {
      return space.ofKeys(keys);
    }

    @Override
    public NDArray forward(NDArray query, NDArray projectedKeys) {
      return product(space.ofQuery(query), projectedKeys);
    }

    /**
     * The dot product of each row with the keys of its sentence.
     *
     * @param query (B, d), or (B, W, d)
     * @param keys (B, T, d)
     * @return (B, T), or (B, W, T), owned by the manager of the query
     */
    static NDArray product(NDArray query, NDArray keys) {
      try (NDArray columns = keys.transpose(0, 2, 1)) { // (B, d, T), a view with the keys' manager
        if (query.getShape().dimension() == 3) {
          return query.batchMatMul(columns);
        }
        return query.expandDims(1).batchMatMul(columns).squeeze(1);
      }
    }
  }

  /**
   * The dot product divided by the square root of the size d that query and keys have, {@code q^T k
   * / sqrt(d)} (Vaswani et al. 2017, section 3.2.1).
   */
  record ScaledDot(CommonSpace space) implements AttentionScore {

    @Override
    public NDArray project(NDArray keys) {
      return space.ofKeys(keys);
    }

    @Override
    public NDArray forward(NDArray query, NDArray projectedKeys) {
      NDArray product = Dot.product(space.ofQuery(query), projectedKeys);
      return product.div(Constant.of(product.getManager(), Math.sqrt(space.size())));
    }
  }

  /**
   * The bilinear score, {@code q^T W k} (Luong et al. 2015, section 3.1, "general").
   *
   * <p>W is applied to the keys, once per sentence. A step then costs {@code T q} multiplications
   * per row; with W applied to the query it would cost {@code q k + T k}. That is more whenever a
   * key is at least as large as a query, as with a bidirectional encoder, and otherwise while
   * {@code T < q k / (q - k)}. The dot product with a projected query is the same function computed
   * the other way.
   *
   * @param weights W (q, k), initialised like the projection of a {@link CommonSpace}
   */
  record Bilinear(NDArray weights) implements AttentionScore {

    static Bilinear declare(Parameters parameters, String name, int query, int key) {
      return new Bilinear(
          parameters.declare(name + ".weights", Parameters.Role.WEIGHT, query, key));
    }

    /** (B, T, k) becomes (B, T, q). */
    @Override
    public NDArray project(NDArray keys) {
      return MatMul.of(keys, weights.transpose());
    }

    @Override
    public NDArray forward(NDArray query, NDArray projectedKeys) {
      return Dot.product(query, projectedKeys);
    }
  }

  /**
   * The cosine of the angle between query and key, times a learnt sharpness, {@code beta q^T k /
   * (|q| |k|)} (Graves et al. 2014, section 3.3.1). Without it the weights could never differ by
   * more than a factor of {@code e^2}.
   *
   * <p>{@code beta = initial exp(b)}, so that it stays positive; b starts at zero, as a bias does.
   *
   * @param space the space in which query and keys are compared
   * @param logarithm b (1)
   * @param initial the sharpness at the start, above zero
   */
  record Cosine(CommonSpace space, NDArray logarithm, double initial) implements AttentionScore {
    /**
     * The square of 1e-6, the smallest length a vector is divided by: the cosine of a zero vector
     * is then zero and its gradient finite. It is this small because states are short while weights
     * are near zero, and a larger bound would flatten their scores.
     */
    private static final float SHORTEST_SQUARED = 1e-12f;

    static Cosine declare(
        Parameters parameters, String name, ScoreSpec.Cosine spec, int query, int key) {
      return new Cosine(
          CommonSpace.declare(parameters, name, spec.projection(), query, key),
          parameters.declare(name + ".sharpness", Parameters.Role.BIAS, 1),
          spec.sharpness());
    }

    @Override
    public NDArray project(NDArray keys) {
      return ofLengthOne(space.ofKeys(keys));
    }

    @Override
    public NDArray forward(NDArray query, NDArray projectedKeys) {
      NDArray cosine = Dot.product(ofLengthOne(space.ofQuery(query)), projectedKeys);
      return cosine.mul(logarithm.exp().mul(Constant.of(cosine.getManager(), initial)));
    }

    /** Vectors along the last axis, divided by their lengths. */
    private static NDArray ofLengthOne(NDArray vectors) {
      // The bound goes inside the root: the root of zero has an infinite slope.
      NDArray squared = vectors.square().sum(new int[] {-1}, true); // (..., 1)
      NDArray shortest = Constant.of(vectors.getManager(), SHORTEST_SQUARED);
      return vectors.div(squared.maximum(shortest).sqrt());
    }
  }

  /**
   * The same score for every key, so that the context vector is the mean of the values: a control
   * that has attention's memory but cannot choose. No parameters.
   */
  record Uniform() implements AttentionScore {

    /** (B, T, k) becomes (B, T, 1): only the number of positions is needed. */
    @Override
    public NDArray project(NDArray keys) {
      Shape shape = keys.getShape();
      return zeros(keys, shape.get(0), shape.get(1), 1);
    }

    @Override
    public NDArray forward(NDArray query, NDArray projectedKeys) {
      long positions = projectedKeys.getShape().get(1);
      Shape rows = query.getShape();
      return rows.dimension() == 3
          ? zeros(query, rows.get(0), rows.get(1), positions)
          : zeros(query, rows.get(0), positions);
    }

    private static NDArray zeros(NDArray like, long... dimensions) {
      return like.getManager().zeros(new Shape(dimensions), like.getDataType(), like.getDevice());
    }
  }
}
