package org.lengthwise.experiment.reproduction;

import java.util.Locale;

/**
 * What became of one thing when an experiment was run again.
 *
 * @param subject what was compared, such as {@code attention-s1 weights}
 * @param detail what is equal, where it differs first, or why it could not be compared
 */
public record ComparisonResult(String subject, Kind kind, String detail) {
  /** The outcomes. */
  public enum Kind {
    /** The same, to the last digit. */
    EQUAL,
    /** Not the same. */
    DIFFERS,
    /** One side has nothing to compare. */
    NOT_COMPARED
  }

  static ComparisonResult equal(String subject, String detail) {
    return new ComparisonResult(subject, Kind.EQUAL, detail);
  }

  static ComparisonResult differs(String subject, String detail) {
    return new ComparisonResult(subject, Kind.DIFFERS, detail);
  }

  static ComparisonResult notCompared(String subject, String detail) {
    return new ComparisonResult(subject, Kind.NOT_COMPARED, detail);
  }

  /** How many there are, such as {@code 3 rows, of the 7 made now}. */
  static String of(int recorded, int again, String one, String several) {
    String count = String.format(Locale.ROOT, "%,d %s", recorded, recorded == 1 ? one : several);
    return recorded == again
        ? count
        : String.format(Locale.ROOT, "%s, of the %,d made now", count, again);
  }

  /** Two values, equal when their texts are. */
  static ComparisonResult of(String subject, String recorded, String again) {
    return recorded.equals(again)
        ? equal(subject, again)
        : differs(subject, recorded + " recorded, " + again + " now");
  }
}
