package org.lengthwise.decode;

/**
 * One step of a decoder for many hypotheses at once, one row each. Search needs nothing else, so it
 * knows no tensor library.
 *
 * @param <S> the decoder's state of all rows; it may hold native memory
 */
public interface DecoderStep<S> {
  /** The last token of a hypothesis that has no token yet. */
  int NONE = -1;

  /**
   * Reads the last word of each row and finds the best next ones. The given state stays usable
   * until it is closed.
   *
   * @param state of as many rows as there are last words
   * @param lastTokens the word each row ended in, or {@link #NONE} in every row at the start
   * @param k how many words to find for each row, at most
   * @param banned words to leave out; every row has at least one other
   */
  Candidates<S> best(S state, int[] lastTokens, int k, int[] banned);

  /** The state of chosen rows, in the given order; a row may be chosen several times or never. */
  S select(S state, int[] rows);

  /** Frees the memory of a state. */
  void close(S state);

  /**
   * The best next words of each row.
   *
   * @param tokens rows times k word ids, all different, best first; equal ones in the order of
   *     their ids, whatever k is
   * @param logProbabilities of those words, in nats
   * @param alignment rows times source positions: where each row looked
   * @param next the state after the look that chose them; it has not read the words themselves
   */
  record Candidates<S>(int[][] tokens, float[][] logProbabilities, float[][] alignment, S next) {}
}
