package org.lengthwise.nn.layer;

import ai.djl.ndarray.NDArray;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.random.RandomStream;

/**
 * Dropout (Srivastava et al. 2014): during training a share of the numbers is set to zero and the
 * others are scaled up, so that nothing changes at test time. A mask is a pure function of seed,
 * update and place.
 *
 * @param rate the share of numbers set to zero, 0 for none
 */
public record Dropout(double rate, long seed, int update) {
  /** Drops nothing. */
  public static final Dropout NONE = new Dropout(0, 0, 0);

  /**
   * @param values of any shape
   * @param place names the layer; each place has its own masks
   */
  public NDArray forward(NDArray values, String place) {
    if (rate == 0) {
      return values;
    }
    UniformRandomProvider random = RandomStream.of(seed, "dropout/" + place, update);
    float[] mask = new float[(int) values.size()];
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < rate ? 0 : kept;
    }
    return values.mul(values.getManager().create(mask, values.getShape()));
  }
}
