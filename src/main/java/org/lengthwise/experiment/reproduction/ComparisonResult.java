package org.lengthwise.experiment.reproduction;

import java.util.Locale;

/**
 * How one thing compares after an experiment was run again.
 *
 * @param subject what was compared, such as {@code attention-s1 weights}
 * @param detail what is equal, where it differs first, or why it could not be compared
 */
public record ComparisonResult(String subject, Verdict verdict, String detail) {
  /** The possible outcomes. */
  public enum Verdict {
    /** Equal to the last digit. */
    EQUAL,
    /** Different. */
    DIFFERS,
    /** One side lacks it. */
    NOT_COMPARED
  }

  static ComparisonResult equal(String subject, String detail) {
    return new ComparisonResult(subject, Verdict.EQUAL, detail);
  }

  static ComparisonResult differs(String subject, String detail) {
    return new ComparisonResult(subject, Verdict.DIFFERS, detail);
  }

  static ComparisonResult notCompared(String subject, String detail) {
    return new ComparisonResult(subject, Verdict.NOT_COMPARED, detail);
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
