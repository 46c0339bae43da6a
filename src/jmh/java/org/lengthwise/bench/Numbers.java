package org.lengthwise.bench;

import com.google.gson.JsonObject;
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

  /** A field of a line, as {@link #text(double, int)}. */
  static String text(JsonObject line, String field, int places) {
    return text(line.get(field).getAsDouble(), places);
  }

  /** The name of a field of a line: {@code first update} in {@code s} is {@code first_update_s}. */
  static String field(String words, String unit) {
    return words.replace(' ', '_') + "_" + unit;
  }
}
