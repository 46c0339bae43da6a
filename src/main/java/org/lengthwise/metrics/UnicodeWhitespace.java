package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * White space as Python's {@code str.split} and {@code str.rstrip} see it, for BLEU to count the
 * same tokens as the scorers in use, which are written in Python.
 *
 * <p>The characters are U+0009 to U+000D, U+001C to U+0020, U+0085, U+00A0, U+1680, U+2000 to
 * U+200A, U+2028, U+2029, U+202F, U+205F and U+3000. The zero-width space U+200B and the byte order
 * mark U+FEFF are not among them. No definition of the Java library is this set: {@code trim} takes
 * every control character, {@code Character.isWhitespace} leaves out U+0085 and the no-break
 * spaces, and {@code \s} without flags knows only ASCII.
 */
final class UnicodeWhitespace {
  private UnicodeWhitespace() {}

  /** Whether the character is white space; all white space lies in the basic plane. */
  static boolean contains(char c) {
    return (c >= 0x0009 && c <= 0x000D)
        || (c >= 0x001C && c <= 0x0020)
        || c == 0x0085
        || c == 0x00A0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** The stretches between white space, none of them empty. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < text.length(); i++) {
      if (contains(text.charAt(i))) {
        if (start >= 0) {
          words.add(text.substring(start, i));
          start = -1;
        }
      } else if (start < 0) {
        start = i;
      }
    }
    if (start >= 0) {
      words.add(text.substring(start));
    }
    return List.copyOf(words);
  }

  /** The text without the white space at its end. */
  static String stripTrailing(String text) {
    int end = text.length();
    while (end > 0 && contains(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
