package org.lengthwise.decode;

import java.util.List;
import org.lengthwise.spec.DecodingSpec;

/** Looks for the translations of many sentences at once, a batch. */
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
   * Translates one batch. A hypothesis has at most the length factor times its source length of
   * tokens, rounded down, but at least 1; the end token counts in both. One that no word may follow
   * is cut off where it stands, and so is never finished.
   *
   * @param decoder the model's side
   * @param start the state before the first word, a row a sentence; closed here, whatever happens
   * @param sourceLengths of each sentence in tokens, end token counted
   * @return the hypotheses of each sentence, finished ones first, then best first; at least one
   *     each. Hypotheses that begin alike share rows of their alignments
   */
  <S> List<List<Hypothesis>> search(DecoderStep<S> decoder, S start, int[] sourceLengths);
}
