package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.stream.LongStream;

/**
 * The additive score, {@code v_a^T tanh(W_a s + U_a h)} (Bahdanau et al. 2015, appendix A.1.2). No
 * bias.
 *
 * @param queryWeights W_a (q, a)
 * @param keyWeights U_a (k, a)
 * @param vector v_a (a, 1)
 */
public record AdditiveScore(NDArray queryWeights, NDArray keyWeights, NDArray vector)
    implements AttentionScore {
  /** So many numbers lie in the cache beside what they are made from. */
  private static final long CACHED = 1 << 17;

  public static AdditiveScore declare(
      Parameters parameters, String name, int query, int key, int hidden) {
    return new AdditiveScore(
        parameters.declare(name + ".query", Role.ALIGNMENT, query, hidden),
        parameters.declare(name + ".key", Role.ALIGNMENT, key, hidden),
        parameters.declare(name + ".vector", Role.ALIGNMENT_VECTOR, hidden, 1));
  }

  @Override
  public NDArray project(NDArray keys) {
    return Product.of(keys, keyWeights);
  }

  @Override
  public NDArray of(NDArray query, NDArray projectedKeys) {
    if (query.getShape().dimension() == 3) {
      return ofSeveral(query, projectedKeys);
    }
    NDArray hidden =
        query.matMul(queryWeights).expandDims(1).add(projectedKeys).tanh(); // (B, T, a)
    return hidden.matMul(vector).squeeze(2);
  }

  /**
   * The same for W queries a sentence, some sentences at a time, so that what lies between stays in
   * the processor's cache. {@code v tanh(u) = 2 v sigmoid(2 u) - v}, of which the last is the same
   * for every key and of no account in a softmax: the engine's sigmoid takes a tenth of the time of
   * its tangent.
   *
   * @param queries (B, W, q)
   * @param projectedKeys (B, T, a)
   * @return (B, W, T), less the sum of v_a
   */
  private NDArray ofSeveral(NDArray queries, NDArray projectedKeys) {
    Shape keys = projectedKeys.getShape();
    long perSentence = queries.getShape().get(1) * keys.get(1) * keys.get(2);
    NDArray projected = Product.of(queries, queryWeights).expandDims(2); // (B, W, 1, a)
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
