package org.lengthwise.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which of the marks of a line that look alike at both ends of a quotation open one.
 *
 * <p>The marks of a kind open and close in turn. A mark that no word follows closes in any case. In
 * English, a single quote after an {@code s} may also be the apostrophe of a possessive; it then
 * stands like a closing mark but does not count.
 */
final class QuotationMarks {
  private static final Set<String> MARKS = Set.of("\"", "'", "''");
  private static final Set<String> CLOSING =
      Set.of(",", ".", ";", ":", "?", "!", ")", "]", "-", "–", "—", "...");
  private static final Set<String> INTRODUCING = Set.of(":", "(", "[", ",");
  private static final Set<String> NEVER_POSSESSIVE =
      Set.of("is", "was", "as", "this", "has", "does", "says", "its", "his", "thus", "us", "s");

  private final List<String> tokens;
  private final Language language;
  private final BitSet opening = new BitSet();

  QuotationMarks(List<String> tokens, Language language) {
    this.tokens = tokens;
    this.language = language;
    pair();
  }

  static boolean isMark(String token) {
    return MARKS.contains(token);
  }

  /** Whether the mark at a place stands before what it belongs to. */
  boolean opens(int at) {
    return opening.get(at);
  }

  private void pair() {
    Map<String, Integer> left = new HashMap<>();
    tokens.stream().filter(MARKS::contains).forEach(mark -> left.merge(mark, 1, Integer::sum));
    if (left.isEmpty()) {
      return;
    }
    Set<String> open = new HashSet<>();
    for (int at = 0; at < tokens.size(); at++) {
      String mark = tokens.get(at);
      if (!isMark(mark)) {
        continue;
      }
      int following = left.merge(mark, -1, Integer::sum);
      if (isPossessive(at, open.contains(mark), following)) {
        continue;
      }
      if (!open.remove(mark) && !closesAnyway(at)) {
        opening.set(at);
        open.add(mark);
      }
    }
  }

  private boolean closesAnyway(int at) {
    if (at == 0 || INTRODUCING.contains(tokens.get(at - 1))) {
      return false;
    }
    return at + 1 == tokens.size() || CLOSING.contains(tokens.get(at + 1));
  }

  /**
   * After a plural, unless the mark is needed as the partner of another; two after plurals are two
   * possessives.
   */
  private boolean isPossessive(int at, boolean open, int following) {
    if (!followsPlural(at)) {
      return false;
    }
    boolean partnered = open == (following % 2 == 0);
    return !partnered || (!open && followsPlural(next(at)) && !closesAnyway(next(at)));
  }

  private boolean followsPlural(int at) {
    if (language != Language.ENGLISH || at == 0 || !tokens.get(at).equals("'")) {
      return false;
    }
    String before = tokens.get(at - 1).toLowerCase(Locale.ROOT);
    return before.endsWith("s") && !NEVER_POSSESSIVE.contains(before);
  }

  /** The next single quote, or this one if it is the last. */
  private int next(int at) {
    int distance = tokens.subList(at + 1, tokens.size()).indexOf("'");
    return distance < 0 ? at : at + 1 + distance;
  }
}
