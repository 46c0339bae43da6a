package org.lengthwise.corpus.prepared;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.text.Vocabulary;

/**
 * One split (train, dev or test) of a prepared corpus in numbers.
 *
 * @param pairs its sentence pairs
 * @param source its source side
 * @param target its target side
 */
public record SplitSummary(int pairs, Side source, Side target) {
  static SplitSummary of(Bitext bitext) {
    return new SplitSummary(
        bitext.size(), Side.of(bitext.sourceSide()), Side.of(bitext.targetSide()));
  }

  /**
   * One side of one split of a prepared corpus in numbers.
   *
   * @param tokens tokens of all sentences, end tokens not counted
   * @param unknown those of them that the vocabulary does not hold
   * @param lengths sentences by length
   */
  public record Side(long tokens, long unknown, LengthHistogram lengths) {
    static Side of(Bitext.Side side) {
      return new Side(
          side.tokens().length,
          Arrays.stream(side.tokens()).filter(word -> word == Vocabulary.UNKNOWN).count(),
          LengthHistogram.of(
              IntStream.range(0, side.size()).mapToObj(side::length).collect(Collectors.toList())));
    }

    /** The share of the tokens that are unknown, from 0 to 1; 0 where there is no token. */
    public double unknownShare() {
      return tokens == 0 ? 0 : (double) unknown / tokens;
    }
  }
}
