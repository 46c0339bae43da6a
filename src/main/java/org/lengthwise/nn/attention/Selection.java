package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.random.RandomStream;

/** How attention chooses from its weights: the weighted mean of the values, or one value. */
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

  /** The selection for the given rows, if rows differ. */
  default Selection select(int[] rows) {
    return this;
  }

  /** One at the greatest score of each row, zero elsewhere: (B, T). */
  static NDArray greatest(NDArray scores) {
    return scores.argMax(1).oneHot((int) scores.getShape().get(1), DataType.FLOAT32);
  }

  /**
   * Hard attention by sampling: draws a position from the weights (Xu et al. 2015, section 4.1) as
   * the greatest score after adding Gumbel noise. A draw is a pure function of seed, name, sentence
   * and step, so it does not depend on the other sentences of a batch, and hypotheses of one
   * sentence share it.
   *
   * @param seed seed of the random streams
   * @param name name of the random streams
   * @param sentences a number for the sentence of each row, B of them; equal ones draw alike
   */
  record Sampling(long seed, String name, int[] sentences) implements Selection {

    @Override
    public NDArray choose(NDArray scores, NDArray weights, int step) {
      int positions = (int) scores.getShape().get(1);
      float[] noise = new float[sentences.length * positions];
      for (int row = 0; row < sentences.length; row++) {
        UniformRandomProvider random = RandomStream.of(seed, name + "/" + step, sentences[row]);
        for (int j = 0; j < positions; j++) {
          noise[row * positions + j] = (float) -Math.log(-Math.log(random.nextDouble()));
        }
      }
      NDArray gumbel = scores.getManager().create(noise, scores.getShape());
      return Selection.greatest(scores.stopGradient().add(gumbel));
    }

    @Override
    public Selection select(int[] rows) {
      return new Sampling(seed, name, Arrays.stream(rows).map(row -> sentences[row]).toArray());
    }
  }
}
