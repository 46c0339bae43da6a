package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.random.RandomStream;

/**
 * Hard attention by sampling: a position drawn by the weights (Xu et al. 2015, section 4.1), as the
 * greatest score after Gumbel noise. A draw is a pure function of seed, name, sentence and step, so
 * it does not depend on the other sentences of a batch; hypotheses of one sentence share it.
 *
 * @param seed of the random streams
 * @param name of the random streams
 * @param sentences a number for the sentence of each row, B of them; equal ones draw alike
 */
public record Sampling(long seed, String name, int[] sentences) implements Selection {

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
