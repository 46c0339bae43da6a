package org.lengthwise.config.yaml;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes a text so that YAML reads it back, with quotes only if they are needed. */
public final class QuotedText {
  /** Texts without a special meaning anywhere in YAML; commas and colons are excluded too. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}/_][\\p{L}\\p{N}/_.()?!'-]*( [\\p{L}\\p{N}/_.()?!'-]+)*");

  /** What YAML 1.1, which other tools may still use, reads as a truth value. */
  private static final Pattern TRUTH = Pattern.compile("(?i)y|n|yes|no|on|off");

  private QuotedText() {}

  public static String of(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !TRUTH.matcher(text).matches()
            && ConfigScalar.Type.ofPlain(text) == ConfigScalar.Type.TEXT;
    return plain ? text : quoted(text);
  }

  /** The text in double quotes, which YAML and JSON read alike. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(unit -> append(quoted, (char) unit));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char unit) {
    switch (unit) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        boolean invisible =
            Character.isISOControl(unit)
                || unit == 0x2028
                || unit == 0x2029
                || unit == 0xFEFF
                || unit >= 0xFFFE;
        quoted.append(invisible ? String.format(Locale.ROOT, "\\u%04x", (int) unit) : unit);
      }
    }
  }
}
