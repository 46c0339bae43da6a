package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lengthwise.nn.tensor.PaddedBatch;

/**
 * The weights of {@link AttentionScore.Additive} over the source positions at each decoder step,
 * with their gradient by hand. Because {@code tanh(x) = 2 sigmoid(2x) - 1}, and a number added to
 * all scores of a sentence cancels in the softmax,
 *
 * <pre>
 * softmax(v_a^T tanh(q + k)) = softmax(2 v_a^T sigmoid(2q + 2k)),
 * </pre>
 *
 * and the engine computes a sigmoid in a tenth of the time of a tanh. The backward pass recomputes
 * the sigmoids: keeping those of all steps would take T times the storage of the keys.
 */
final class AdditiveLooks {
  private final NDArray keys;
  private final NDArray mask;
  private final NDArray two;
  private final NDArray queryWeights;
  private final NDArray vector;
  private final NDArray slope;
  private final NDArray ofKeys;
  private final NDArray ofVector;
  private final List<Look> looks = new ArrayList<>();
  private final NDList ofQueries = new NDList();

  /**
   * @param keys U_a h (B, T, a)
   * @param mask (B, T), see {@link PaddedBatch#mask}
   * @param queryWeights W_a (n, a)
   * @param vector v_a (a, 1)
   * @param two the constant 2, a scalar
   */
  AdditiveLooks(NDArray keys, NDArray mask, NDArray queryWeights, NDArray vector, NDArray two) {
    this.keys = keys.mul(two);
    this.mask = mask;
    this.two = two;
    this.queryWeights = queryWeights.mul(two);
    this.vector = vector.mul(two);
    slope = this.vector.reshape(1, vector.getShape().get(0)).mul(two); // (1, a)
    NDManager manager = keys.getManager();
    ofKeys = manager.zeros(keys.getShape());
    ofVector = manager.zeros(new Shape(1, vector.getShape().get(0)));
  }

  /**
   * @param state s (B, n)
   * @return weights (B, T)
   */
  NDArray look(NDArray state) {
    NDArray query = state.matMul(queryWeights); // 2 W_a s (B, a)
    try (NDArray shares = shares(query);
        NDArray scores = shares.matMul(vector);
        NDArray flat = scores.squeeze(2)) {
      NDArray weights = flat.addi(mask).softmax(-1);
      looks.add(new Look(query, weights));
      return weights;
    }
  }

  /** sigmoid(2q + 2k), (B, T, a). */
  private NDArray shares(NDArray query) {
    try (NDArray row = query.expandDims(1);
        NDArray sum = keys.add(row)) {
      return Activation.sigmoid(sum);
    }
  }

  /** The weights of each step, (B, T). */
  NDList weights() {
    NDList weights = new NDList();
    looks.forEach(look -> weights.add(look.weights()));
    return weights;
  }

  /**
   * Takes the gradient back through one look. The last look goes first.
   *
   * @param step the decoder's step that looked, from 0
   * @param gradient of the weights (B, T); closed here
   * @return the gradient of W_a s (B, a)
   */
  NDArray back(int step, NDArray gradient) {
    Look look = looks.get(step);
    NDArray shares = shares(look.query());
    NDArray ofScores = ofScores(look.weights(), gradient);
    NDArray column = ofScores.expandDims(2); // (B, T, 1)
    long positions = mask.getShape().size();
    try (NDArray row = ofScores.reshape(1, positions);
        NDArray flat = shares.reshape(positions, slope.getShape().get(1));
        NDArray ofThisVector = row.matMul(flat)) {
      ofVector.addi(ofThisVector);
    }
    try (NDArray squares = shares.square()) {
      shares.subi(squares).muli(column);
    }
    ofKeys.addi(shares);
    NDArray ofQuery = shares.sum(new int[] {1}).muli(slope);
    ofQueries.add(ofQuery);
    column.close();
    ofScores.close();
    shares.close();
    look.query().close();
    return ofQuery;
  }

  /** Through the softmax: w o (g - sum(w o g)). */
  private static NDArray ofScores(NDArray weights, NDArray gradient) {
    NDArray weighted = gradient.mul(weights);
    try (NDArray sum = weighted.sum(new int[] {1}, true);
        NDArray share = weights.mul(sum)) {
      gradient.close();
      return weighted.subi(share);
    }
  }

  /** The gradient of U_a h (B, T, a), once {@link #back} has gone through all looks. */
  NDArray ofKeys() {
    return ofKeys.muli(slope);
  }

  /** The gradient of v_a (a, 1), once {@link #back} has gone through all looks. */
  NDArray ofVector() {
    return ofVector.muli(two).reshape(vector.getShape());
  }

  /**
   * The gradient of W_a s, one step after the other (T_y B, a), once {@link #back} has gone through
   * all looks.
   */
  NDArray ofQueries() {
    NDList inOrder = new NDList(ofQueries);
    Collections.reverse(inOrder);
    return NDArrays.concat(inOrder, 0);
  }

  /**
   * @param query 2 W_a s (B, a)
   * @param weights (B, T)
   */
  private record Look(NDArray query, NDArray weights) {}
}
