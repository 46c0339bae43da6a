package org.lengthwise.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One pass over one line, from left to right. */
final class MosesScanner {
  private static final int NONE = -1;
  private static final int LONGEST_ELISION = 6;
  private static final int LONGEST_CLITIC = 2;
  private static final int LONGEST_PIECE = 2;

  private final int[] text;
  private final Language language;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  MosesScanner(String line, Language language) {
    this.text = Characters.visible(line);
    this.language = language;
    for (int i = 0; i < text.length; i++) {
      text[i] = straightened(text[i]);
    }
  }

  /** Typographic apostrophes and single quotes are written in place of ' by some sources only. */
  private static int straightened(int character) {
    return switch (character) {
      case '\u2018', '\u2019', '\u201B', '\u02BC' -> '\'';
      default -> character;
    };
  }

  List<String> tokens() {
    while (at < text.length) {
      int character = text[at];
      if (character == ' ') {
        at++;
      } else if (character == '.') {
        dots();
      } else if (character == '\'') {
        apostrophe();
      } else if (Characters.isHyphen(character)) {
        hyphens();
      } else if (Characters.isWord(character)) {
        word();
      } else {
        symbol();
      }
    }
    return tokens;
  }

  private int character(int index) {
    return index >= 0 && index < text.length ? text[index] : NONE;
  }

  private boolean isWord(int index) {
    return index >= 0 && index < text.length && Characters.isWord(text[index]);
  }

  private boolean isNumber(int index) {
    return index >= 0 && index < text.length && Characters.isNumber(text[index]);
  }

  private boolean isHyphen(int index) {
    return Characters.isHyphen(character(index));
  }

  private int skipSpaces(int index) {
    int next = index;
    while (character(next) == ' ') {
      next++;
    }
    return next;
  }

  private String slice(int from, int to) {
    return new String(text, from, to - from);
  }

  private void take(int end) {
    tokens.add(slice(at, end));
    at = end;
  }

  /** An ellipsis of any length is one token; {@code .5} is a number; else a period. */
  private void dots() {
    int end = at + 1;
    while (character(end) == '.') {
      end++;
    }
    if (end == at + 1 && isNumber(end)) {
      word();
    } else {
      take(end);
    }
  }

  /** A dash of any length; {@code -5} is a number. */
  private void hyphens() {
    int end = at + 1;
    while (isHyphen(end)) {
      end++;
    }
    if (end == at + 1 && isNumber(end)) {
      word();
    } else {
      take(end);
    }
  }

  private void apostrophe() {
    int detached = skipSpaces(at + 1);
    if (character(at + 1) == '\'') {
      take(at + 2);
    } else if (cliticEnd(at) != NONE && followsWord()) {
      take(cliticEnd(at));
    } else if (isWord(at - 1) && lettersEnd(detached) != NONE) {
      // Old Europarl has "Parliament' s".
      tokens.add("'" + slice(detached, lettersEnd(detached)));
      at = lettersEnd(detached);
    } else {
      take(at + 1);
    }
  }

  private boolean followsWord() {
    if (tokens.isEmpty()) {
      return false;
    }
    String before = tokens.get(tokens.size() - 1);
    int last = before.codePointBefore(before.length());
    return Characters.isWord(last)
        || last == ')'
        || last == ']'
        || last == '\u201D'
        || (last == '.' && before.length() > 1);
  }

  /** The end of the contraction whose apostrophe is at {@code index}, if it is one. */
  private int cliticEnd(int index) {
    int end = lettersEnd(index + 1);
    boolean attached = index > 0 && text[index - 1] != ' ';
    return attached || character(end) != '\'' ? end : NONE;
  }

  /** Where the letters of a contraction end that start at {@code from}, if they are ones. */
  private int lettersEnd(int from) {
    int end = from;
    while (isWord(end) && end - from <= LONGEST_CLITIC) {
      end++;
    }
    boolean hyphenated = isHyphen(end) && !isHyphen(end + 1);
    boolean whole = !isWord(end) && !hyphenated;
    return whole && language.isClitic(slice(from, end)) ? end : NONE;
  }

  private void word() {
    int end = at + 1;
    while (end < text.length && staysInWord(at, end)) {
      end++;
    }
    if (character(end) == '\'' && joinsToday(end)) {
      tokens.add(slice(at, end) + "'hui");
      at = skipSpaces(end + 1) + "hui".length();
    } else if (character(end) == '\'' && isElision(at, end)) {
      take(end + 1);
    } else if (character(end) == '.' && keepsPeriod(end)) {
      take(end + 1);
    } else {
      take(end);
    }
  }

  private boolean staysInWord(int start, int index) {
    int character = text[index];
    if (Characters.isHyphen(character)) {
      return !isHyphen(index + 1);
    }
    return switch (character) {
      case '.' -> isWord(index + 1) || (isHyphen(index + 1) && isWord(index + 2));
      case ',' -> isNumber(index - 1) && isNumber(index + 1);
      case '\'' ->
          isWord(index - 1)
              && isWord(index + 1)
              && cliticEnd(index) == NONE
              && !isElision(start, index);
      default -> Characters.isWord(character);
    };
  }

  /**
   * Whether the word from {@code start} to the apostrophe at {@code end}, or its last part, is
   * elided.
   */
  private boolean isElision(int start, int end) {
    int from = end;
    while (from > start && !isHyphen(from - 1)) {
      from--;
      if (end - from > LONGEST_ELISION) {
        return false;
      }
    }
    if (character(end + 1) == '\'' || !language.isElision(slice(from, end))) {
      return false;
    }
    boolean afterQuote = character(start - 1) == '\'';
    return !afterQuote || isWord(skipSpaces(end + 1));
  }

  /** {@code aujourd' hui}, as old Europarl has it. */
  private boolean joinsToday(int end) {
    if (language != Language.FRENCH || !slice(at, end).toLowerCase(Locale.ROOT).equals("aujourd")) {
      return false;
    }
    int from = skipSpaces(end + 1);
    int to = from + "hui".length();
    return to <= text.length
        && slice(from, to).equalsIgnoreCase("hui")
        && !isWord(to)
        && !isHyphen(to)
        && character(to) != '\'';
  }

  private boolean keepsPeriod(int end) {
    if (character(end + 1) == '.') {
      return false;
    }
    int next = skipSpaces(end + 1);
    return isDotted(end)
        || (next < text.length && language.keepsPeriod(slice(at, end), isNumber(next)));
  }

  /**
   * {@code U.S.A}, {@code e.g}, {@code Ph.D}, {@code J.-C}: short pieces of letters between
   * periods.
   */
  private boolean isDotted(int end) {
    int dots = 0;
    int piece = 0;
    for (int i = at; i < end; i++) {
      if (text[i] == '.') {
        dots++;
        piece = 0;
      } else if (Character.isLetter(text[i])) {
        piece++;
      } else if (!(isHyphen(i) && character(i - 1) == '.')) {
        return false;
      }
      if (piece > LONGEST_PIECE) {
        return false;
      }
    }
    return dots > 0;
  }

  /**
   * Any other character is a token, with the marks, skin tones and joined emoji that belong to it.
   */
  private void symbol() {
    int end = at + 1;
    if (Characters.isRegionalIndicator(text[at])
        && Characters.isRegionalIndicator(character(end))) {
      end++;
    }
    boolean more = true;
    while (more && end < text.length) {
      boolean joined = Characters.isJoiner(text[end - 1]) && text[end] != ' ' && !isWord(end);
      more = joined || Characters.isExtender(text[end]) || Characters.isSkinTone(text[end]);
      end += more ? 1 : 0;
    }
    take(end);
  }
}
