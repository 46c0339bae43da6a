package org.lengthwise.config.yaml;

import java.util.List;
import java.util.Locale;

/** One error in a config, on one line: where, what was found, what was wanted. */
public record Fault(Position at, String text) {
  private static final int LONGEST_QUOTE = 60;

  @Override
  public String toString() {
    return at + ": " + text;
  }

  /** The text between backquotes, as {@link #plain} leaves it. */
  public static String quote(String found) {
    return "`" + plain(found) + "`";
  }

  /** The text, shortened, with control characters escaped. */
  public static String plain(String found) {
    StringBuilder plain = new StringBuilder();
    found.codePoints().limit(LONGEST_QUOTE).forEach(point -> append(plain, point));
    boolean shortened = found.codePointCount(0, found.length()) > LONGEST_QUOTE;
    return plain.append(shortened ? "…" : "").toString();
  }

  private static void append(StringBuilder plain, int point) {
    switch (point) {
      case '\n' -> plain.append("\\n");
      case '\r' -> plain.append("\\r");
      case '\t' -> plain.append("\\t");
      default -> {
        if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029) {
          plain.append(String.format(Locale.ROOT, "\\u%04x", point));
        } else {
          plain.appendCodePoint(point);
        }
      }
    }
  }

  /** {@code a, b or c}. */
  public static String either(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
