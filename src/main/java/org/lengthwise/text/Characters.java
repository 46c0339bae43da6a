package org.lengthwise.text;

import java.util.Arrays;

/** Kinds of code points, as a tokeniser needs them. */
final class Characters {
  private static final int ZERO_WIDTH_SPACE = 0x200B;
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int NEXT_LINE = 0x85;
  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;

  // Sets of general categories, one bit each.
  private static final int LETTERS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER;
  private static final int NUMBERS =
      1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;
  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK;

  private Characters() {}

  /**
   * The code points of a line that a reader can see: every kind of white space becomes a blank;
   * control and format characters and broken surrogates are dropped, except those that join letters
   * or emoji.
   */
  static int[] visible(String line) {
    int[] text = new int[line.length()];
    int length = 0;
    int character;
    for (int at = 0; at < line.length(); at += Character.charCount(character)) {
      character = line.codePointAt(at);
      if (isSpace(character)) {
        text[length++] = ' ';
      } else if (!isDropped(character)) {
        text[length++] = character;
      }
    }
    return Arrays.copyOf(text, length);
  }

  static boolean isSpace(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == NEXT_LINE
        || character == ZERO_WIDTH_SPACE;
  }

  private static boolean isDropped(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      case Character.FORMAT -> !isExtender(character);
      default -> false;
    };
  }

  /** A letter, a number of any kind, or a mark that belongs to the character before it. */
  static boolean isWord(int character) {
    return isOf(LETTERS | NUMBERS, character) || isExtender(character);
  }

  static boolean isNumber(int character) {
    return isOf(NUMBERS, character);
  }

  /** A combining mark, a joiner, or a tag of an emoji flag. */
  static boolean isExtender(int character) {
    return isOf(MARKS, character)
        || character == JOINER
        || character == NON_JOINER
        || (character >= FIRST_TAG && character <= LAST_TAG);
  }

  private static boolean isOf(int types, int character) {
    return (types >> Character.getType(character) & 1) == 1;
  }

  static boolean isJoiner(int character) {
    return character == JOINER;
  }

  static boolean isHyphen(int character) {
    return character == '-' || character == 0x2010 || character == 0x2011;
  }

  static boolean isSkinTone(int character) {
    return character >= 0x1F3FB && character <= 0x1F3FF;
  }

  /** One half of a flag. */
  static boolean isRegionalIndicator(int character) {
    return character >= 0x1F1E6 && character <= 0x1F1FF;
  }
}
