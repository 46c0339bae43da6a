package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** What attention makes of its weights: their mean of the values, or one value. */
public interface Selection {

  /** Soft attention: the weights as they are (Bahdanau et al. 2015, equation 5). */
  Selection SOFT = (scores, weights, step) -> weights;

  /** Hard attention by maximum: all weight on the greatest. No gradient reaches the weights. */
  Selection MAXIMUM = (scores, weights, step) -> greatest(scores);

  /**
   * The maximum, with the gradient of the weights passed straight through (Bengio, Léonard and
   * Courville 2013, section 4).
   */
  Selection STRAIGHT_THROUGH =
      (scores, weights, step) -> greatest(scores).sub(weights.stopGradient()).add(weights);

  /**
   * @param scores (B, T), hugely negative at padding
   * @param weights their softmax (B, T)
   * @param step the decoder's step, from 0
   * @return weights over the values (B, T), each row summing to 1
   */
  NDArray choose(NDArray scores, NDArray weights, int step);

  /** The selection for chosen rows, where rows differ. */
  default Selection select(int[] rows) {
    return this;
  }

  /** One at the greatest score of each row, zero elsewhere: (B, T). */
  static NDArray greatest(NDArray scores) {
    return scores.argMax(1).oneHot((int) scores.getShape().get(1), DataType.FLOAT32);
  }
}
