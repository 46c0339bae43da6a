package org.lengthwise.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Joins the tokens of one line, and decides which of them are joined without a blank.
 *
 * <p>Where a language has more than one habit, the more frequent one of Europarl is followed:
 * French writes no blank before {@code ? ! ; :} nor inside guillemets, but one before the percent
 * sign.
 */
final class MosesDetokeniser {
  private static final Set<String> CLOSING =
      Set.of(",", ".", ";", ":", "?", "!", ")", "]", "}", "»", "”", "…");
  private static final Set<String> OPENING = Set.of("(", "[", "{", "«", "“", "„", "¿", "¡", "#");
  private static final Set<String> LINKING = Set.of("/", "@", "_");
  private static final Set<String> CURRENCY = Set.of("$", "£", "€", "¥");
  private static final int LONGEST_INITIALS = 2;

  /** Which of its neighbours a token is joined to. */
  private enum Joining {
    NEITHER,
    LEFT,
    RIGHT,
    BOTH
  }

  private final List<String> tokens;
  private final Language language;
  private final QuotationMarks quotationMarks;

  MosesDetokeniser(List<String> tokens, Language language) {
    this.tokens = tokens;
    this.language = language;
    this.quotationMarks = new QuotationMarks(tokens, language);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    boolean joined = true;
    for (int at = 0; at < tokens.size(); at++) {
      Joining joining = joining(at);
      if (!joined && joining != Joining.LEFT && joining != Joining.BOTH) {
        text.append(' ');
      }
      text.append(tokens.get(at));
      joined = joining == Joining.RIGHT || joining == Joining.BOTH;
    }
    return text.toString();
  }

  private String token(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : "";
  }

  private Joining joining(int at) {
    String token = tokens.get(at);
    if (QuotationMarks.isMark(token)) {
      return quotationMarks.opens(at) ? Joining.RIGHT : Joining.LEFT;
    }
    if (token.length() > 1) {
      return joiningOfLongToken(token);
    }
    if (token.equals("+")) {
      return joiningOfPlus(at);
    }
    if (token.equals("°")) {
      return isTemperature(at + 1) ? Joining.BOTH : Joining.LEFT;
    }
    if (LINKING.contains(token) || linksHere(at)) {
      return Joining.BOTH;
    }
    if (CLOSING.contains(token) || (token.equals("%") && language != Language.FRENCH)) {
      return Joining.LEFT;
    }
    boolean amount =
        CURRENCY.contains(token) && language != Language.FRENCH && startsWithNumber(at + 1);
    return amount || OPENING.contains(token) ? Joining.RIGHT : Joining.NEITHER;
  }

  /** A token that joins both neighbours only in some contexts. */
  private boolean linksHere(int at) {
    return switch (tokens.get(at)) {
      case "(" -> continuesReference(at);
      case ":" -> startsWithNumber(at - 1) && startsWithNumber(at + 1);
      case "&" -> isInitials(at - 1) && isInitials(at + 1);
      default -> false;
    };
  }

  private Joining joiningOfLongToken(String token) {
    boolean clitic = token.startsWith("'") && language.isClitic(token.substring(1));
    if (clitic || token.startsWith("..")) {
      return Joining.LEFT;
    }
    boolean elided = token.endsWith("'") && language != Language.OTHER;
    return elided ? Joining.RIGHT : Joining.NEITHER;
  }

  /** {@code COM(2009)}, {@code 2009/0001(COD)}, {@code 5(2)}. */
  private boolean continuesReference(int at) {
    boolean document = isDocument(at - 1) && startsWithNumber(at + 1);
    boolean procedure = token(at - 2).equals("/") && startsWithNumber(at - 1);
    boolean paragraph =
        startsWithNumber(at - 1)
            && token(at + 2).equals(")")
            && token(at + 1).length() <= LONGEST_INITIALS;
    return document || procedure || paragraph;
  }

  private boolean isDocument(int index) {
    return token(index).equalsIgnoreCase("com") || token(index).equalsIgnoreCase("sec");
  }

  private boolean isTemperature(int index) {
    return token(index).equalsIgnoreCase("c") || token(index).equalsIgnoreCase("f");
  }

  /** {@code 5+1}, {@code Rio+10}, {@code GSP+}, {@code +5}. */
  private Joining joiningOfPlus(int at) {
    String before = token(at - 1);
    boolean afterWord =
        !before.isEmpty() && Characters.isWord(before.codePointBefore(before.length()));
    if (startsWithNumber(at + 1)) {
      return afterWord ? Joining.BOTH : Joining.RIGHT;
    }
    return afterWord ? Joining.LEFT : Joining.NEITHER;
  }

  private boolean startsWithNumber(int index) {
    String token = token(index);
    return !token.isEmpty() && Characters.isNumber(token.codePointAt(0));
  }

  private boolean isInitials(int index) {
    String token = token(index);
    return !token.isEmpty()
        && token.length() <= LONGEST_INITIALS
        && Characters.isWord(token.codePointAt(0));
  }

  /**
   * Which quotation marks of a line open a quotation, where both ends use the same mark.
   *
   * <p>The marks of a kind open and close in turn. A mark that no word follows closes in any case.
   * In English, a single quote after an {@code s} may also be the apostrophe of a possessive; it is
   * then placed like a closing mark but not counted.
   */
  static final class QuotationMarks {
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

    /** Whether the mark at a position opens a quotation. */
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
     * After a plural, unless the mark is needed as the partner of another; two after plurals are
     * two possessives.
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
}
