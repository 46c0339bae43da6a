package org.lengthwise.decode;

import java.util.Optional;

/**
 * The beginning of a hypothesis, or all of it if its last token is the end token. Prefixes with a
 * common beginning share it.
 *
 * @param before all but the last token; none before the first
 * @param last the last token; {@link DecoderStep#NONE} where there is none yet
 * @param alignment where the decoder looked when it chose the last token
 * @param length tokens, end token counted
 * @param logProbability the sum over the tokens, in nats
 */
record Prefix(
    Optional<Prefix> before, int last, float[] alignment, int length, double logProbability) {

  static final Prefix EMPTY = new Prefix(Optional.empty(), DecoderStep.NONE, new float[0], 0, 0);

  Prefix then(int token, float tokenLogProbability, float[] weights) {
    return new Prefix(
        Optional.of(this), token, weights, length + 1, logProbability + tokenLogProbability);
  }

  /** The hypothesis that the search returns; finished if the last token is the end token. */
  Hypothesis hypothesis(int end) {
    boolean finished = last == end;
    int[] tokens = new int[finished ? length - 1 : length];
    float[][] looks = new float[length][];
    Prefix prefix = this;
    while (prefix.before.isPresent()) {
      int place = prefix.length - 1;
      looks[place] = prefix.alignment;
      if (place < tokens.length) {
        tokens[place] = prefix.last;
      }
      prefix = prefix.before.get();
    }
    return new Hypothesis(tokens, logProbability, finished, looks);
  }
}
