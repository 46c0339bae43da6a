package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/**
 * The softmax over the target words, {@code p = softmax(W_o t + b)} (Bahdanau et al. 2015, appendix
 * A.2.2).
 *
 * @param weights W_o (l, K)
 * @param bias b (K)
 */
public record OutputLayer(NDArray weights, NDArray bias) {

  public static OutputLayer declare(Parameters parameters, String name, int units, int words) {
    return new OutputLayer(
        parameters.declare(name + ".weights", Role.WEIGHT, units, words),
        parameters.declare(name + ".bias", Role.BIAS, words));
  }

  /** Log-probabilities in nats: (N, l) becomes (N, K). */
  public NDArray logProbabilities(NDArray readout) {
    return readout.matMul(weights).add(bias).logSoftmax(-1);
  }

  /**
   * The negative log-likelihood of the words that came, summed, in nats.
   *
   * @param readout (N, l)
   * @param words (N), 64-bit ids
   * @param present (N), 1 for a word that counts, 0 for padding
   * @return a scalar
   */
  public NDArray negativeLogLikelihood(NDArray readout, NDArray words, NDArray present) {
    NDArray chosen = logProbabilities(readout).gather(words.expandDims(1), 1).squeeze(1);
    return chosen.mul(present).sum().neg();
  }
}
