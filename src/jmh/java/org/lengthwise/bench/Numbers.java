package org.lengthwise.bench;

import java.util.Locale;

/** Numbers as the benchmark prints them. */
final class Numbers {
  private Numbers() {}

  /** Rounded to so many places. */
  static double round(double value, int places) {
    double unit = Math.pow(10, places);
    return Math.round(value * unit) / unit;
  }

  /** With so many places, and commas between thousands. */
  static String text(double value, int places) {
    return String.format(Locale.ROOT, "%,." + places + "f", value);
  }
}
