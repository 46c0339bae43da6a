package org.lengthwise.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lengthwise.spec.DecodingSpec;

/**
 * Beam search for many sentences at once: the state has a row for each live hypothesis of each
 * sentence, and a sentence whose search is over leaves the batch.
 *
 * <p>A beam has as many places as its width. At each step the continuations of a sentence's live
 * hypotheses are taken in order of probability: one that ends is finished, any other takes a place,
 * until all places are taken. Ties are broken by the order of the hypotheses, then by the ids of
 * the words. During the search the plain sum of log-probabilities decides; the normalisation ranks
 * what is returned. The search of a sentence is over at its length limit, when no hypothesis is
 * live, and
 *
 * <ul>
 *   <li>shrinking: when no place is left, because each finished hypothesis keeps its place, as in
 *       {@code sample.py} of GroundHog, the code of Bahdanau et al. (2015);
 *   <li>not shrinking, normalisation none: when the best finished hypothesis is at least as
 *       probable as the best live one, which can then no longer beat it. The live ones are dropped,
 *       so that fewer hypotheses than the width may be returned;
 *   <li>not shrinking, normalisation by length: when as many are finished as the beam is wide. A
 *       live one might still beat them, because the value of a hypothesis can rise as it grows.
 * </ul>
 *
 * <p>If the end token is banned early, it is banned for the first half of the source length in
 * steps, end token counted, rounded down. At most as many hypotheses are returned as the beam is
 * wide, ranked by log-probability, which normalisation by length divides by their tokens, end token
 * counted. Hypotheses that were cut off come after all finished ones, whatever their probability.
 * Unlike GroundHog, the search is not repeated with other settings when no hypothesis is finished.
 */
public final class BeamSearch implements Search {
  private final SearchRules rules;
  private final DecodingSpec.Beam spec;

  /**
   * @param end the id of the end token
   * @param unknown the id of the unknown word
   */
  public BeamSearch(int end, int unknown, DecodingSpec.Beam spec) {
    this.rules = SearchRules.of(end, unknown, spec);
    this.spec = spec;
  }

  @Override
  public <S> List<List<Hypothesis>> search(DecoderStep<S> decoder, S start, int[] sourceLengths) {
    List<Beam> beams =
        Arrays.stream(sourceLengths).mapToObj(length -> new Beam(rules, spec, length)).toList();
    List<Beam> going = beams;
    try (OpenState<S> state = new OpenState<>(decoder, start)) {
      while (!going.isEmpty()) {
        int[] last = going.stream().flatMapToInt(Beam::lastTokens).toArray();
        int k = going.stream().mapToInt(Beam::candidatesWanted).max().orElseThrow();
        int[] parents = extend(going, state.best(last, k, rules.banned()));
        going = going.stream().filter(Beam::isLive).toList();
        if (!going.isEmpty()) {
          state.select(parents, last.length);
        }
      }
    }
    return beams.stream().map(Beam::hypotheses).toList();
  }

  /** Takes the next step of each beam; returns the row that each live hypothesis came from. */
  private static int[] extend(List<Beam> beams, DecoderStep.Candidates<?> best) {
    List<IntStream> parents = new ArrayList<>();
    int row = 0;
    for (Beam beam : beams) {
      int rows = beam.rows();
      parents.add(beam.extend(best, row));
      row += rows;
    }
    return parents.stream().flatMapToInt(rows -> rows).toArray();
  }
}
