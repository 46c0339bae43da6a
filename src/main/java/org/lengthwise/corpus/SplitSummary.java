package org.lengthwise.corpus;

/**
 * One split (train, dev or test) of a prepared corpus in numbers.
 *
 * @param pairs its sentence pairs
 * @param source its source side
 * @param target its target side
 */
public record SplitSummary(int pairs, SideSummary source, SideSummary target) {
  static SplitSummary of(Bitext bitext) {
    return new SplitSummary(
        bitext.size(), SideSummary.of(bitext.sourceSide()), SideSummary.of(bitext.targetSide()));
  }
}
