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
 * hypotheses are taken from the most probable on: one that ends is finished, any other takes a
 * place, until all places are taken. Equally probable ones are taken in the order of their
 * hypotheses, then in that of the decoder. Step by step the plain sum of log-probabilities decides;
 * the normalisation ranks what is returned. The search of a sentence is over at its length limit,
 * when no hypothesis lives, and
 *
 * <ul>
 *   <li>shrinking: when no place is left, each finished hypothesis having taken one for good, as in
 *       {@code sample.py} of GroundHog, the code of Bahdanau et al. (2015);
 *   <li>not shrinking, normalisation none: when the best finished hypothesis is at least as
 *       probable as the best live one, which can then no more beat it. The live ones are given up,
 *       so that fewer hypotheses than the width may be returned;
 *   <li>not shrinking, normalisation by length: when as many are finished as the beam is wide. A
 *       live one might still beat them, for a long hypothesis can rise in value as it grows.
 * </ul>
 *
 * <p>Where the end token is banned early, it is for the first half, rounded down, of the source
 * length in steps, end token counted. At most as many hypotheses are returned as the beam is wide,
 * ranked by their log-probabilities, with normalisation by length divided by their tokens, end
 * token counted. Those cut off come after all finished ones, however probable. Unlike GroundHog,
 * nothing is searched again with other settings when none is finished.
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

  /** Each beam takes its next step; returns the row that each live hypothesis came from. */
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
