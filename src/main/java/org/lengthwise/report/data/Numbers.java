package org.lengthwise.report.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How numbers and lists are printed, the same everywhere; a dash for no number. */
public final class Numbers {
  public static final String NONE = "–";

  private Numbers() {}

  /** A score of 0 to 100, to one decimal. */
  public static String score(double score) {
    return fixed(score, 1);
  }

  /** Whether a score is printed as 0.0. */
  public static boolean isZero(double score) {
    return score(Math.abs(score)).equals("0.0");
  }

  /** An interval of scores, to one decimal. */
  public static String interval(double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high) ? NONE : score(low) + "–" + score(high);
  }

  /** A number to so many decimals. */
  public static String fixed(double number, int decimals) {
    return Double.isNaN(number) ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** A whole number with its thousands set apart. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A share of 1 as a percentage. */
  public static String percent(double share, int decimals) {
    return Double.isNaN(share) ? NONE : fixed(100 * share, decimals) + "%";
  }

  /** A confidence as a percentage, in all its digits. */
  public static String confidence(double confidence) {
    return BigDecimal.valueOf(confidence).movePointRight(2).stripTrailingZeros().toPlainString()
        + "%";
  }

  /** Such as: one, two and three. */
  public static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** A duration as hours, minutes and seconds. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
