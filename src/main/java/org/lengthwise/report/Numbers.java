package org.lengthwise.report;

import java.util.Locale;

/** How numbers are printed, the same in the page and on the terminal; a dash for none. */
final class Numbers {
  static final String NONE = "–";

  private Numbers() {}

  /** A score of 0 to 100, to one decimal. */
  static String score(double score) {
    return fixed(score, 1);
  }

  /** An interval of scores, to one decimal. */
  static String interval(double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high) ? NONE : score(low) + "–" + score(high);
  }

  /** A number to so many decimals. */
  static String fixed(double number, int decimals) {
    return Double.isNaN(number) ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** A whole number with its thousands set apart. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A share of 1 as a percentage. */
  static String percent(double share, int decimals) {
    return Double.isNaN(share) ? NONE : fixed(100 * share, decimals) + "%";
  }

  /** A duration in hours, or minutes where it is short. */
  static String duration(double seconds) {
    return seconds < 3600 ? fixed(seconds / 60, 1) + " min" : fixed(seconds / 3600, 2) + " h";
  }
}
