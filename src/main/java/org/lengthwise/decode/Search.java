package org.lengthwise.decode;

import java.util.List;
import org.lengthwise.spec.DecodingSpec;

/** Searches for the translations of a batch of sentences. */
public sealed interface Search permits BeamSearch, GreedySearch {

  /**
   * The search that a config names.
   *
   * @param end the id of the end token
   * @param unknown the id of the unknown word
   */
  static Search of(DecodingSpec spec, int end, int unknown) {
    return spec.match(
        greedy -> new GreedySearch(end, unknown, greedy),
        beam -> new BeamSearch(end, unknown, beam));
  }

  /**
   * Translates one batch. A hypothesis has at most length factor times source length tokens,
   * rounded down, but at least 1; the end token counts in both. A hypothesis that no word may
   * follow is cut off and is not finished.
   *
   * @param decoder the model's side
   * @param start the state before the first word, one row per sentence; closed here in any case
   * @param sourceLengths of each sentence in tokens, end token counted
   * @return the hypotheses of each sentence, finished ones first, then best first; at least one
   *     each. Hypotheses with a common beginning share rows of their alignments
   */
  <S> List<List<Hypothesis>> search(DecoderStep<S> decoder, S start, int[] sourceLengths);
}
