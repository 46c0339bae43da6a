package org.lengthwise.decode;

import java.util.Arrays;

/**
 * What a model makes of a given translation.
 *
 * @param logProbabilities of each word given those before, in nats, the end token last
 * @param alignment a row for each of them: the weight of each source position, the end token last
 */
public record ForcedDecoding(double[] logProbabilities, float[][] alignment) {

  /** The log-probability of the whole translation, in nats. */
  public double logProbability() {
    return Arrays.stream(logProbabilities).sum();
  }
}
