package org.lengthwise.text;

import java.util.List;
import java.util.Set;

/**
 * Joins the tokens of one line: says before which tokens no blank stands.
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

  /** To which of its neighbours a token is joined. */
  private enum Side {
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
      Side side = side(at);
      if (!joined && side != Side.LEFT && side != Side.BOTH) {
        text.append(' ');
      }
      text.append(tokens.get(at));
      joined = side == Side.RIGHT || side == Side.BOTH;
    }
    return text.toString();
  }

  private String token(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : "";
  }

  private Side side(int at) {
    String token = tokens.get(at);
    if (QuotationMarks.isMark(token)) {
      return quotationMarks.opens(at) ? Side.RIGHT : Side.LEFT;
    }
    if (token.length() > 1) {
      return sideOfLongToken(token);
    }
    if (token.equals("+")) {
      return sideOfPlus(at);
    }
    if (token.equals("°")) {
      return isTemperature(at + 1) ? Side.BOTH : Side.LEFT;
    }
    if (LINKING.contains(token) || linksHere(at)) {
      return Side.BOTH;
    }
    if (CLOSING.contains(token) || (token.equals("%") && language != Language.FRENCH)) {
      return Side.LEFT;
    }
    boolean amount =
        CURRENCY.contains(token) && language != Language.FRENCH && startsWithNumber(at + 1);
    return amount || OPENING.contains(token) ? Side.RIGHT : Side.NEITHER;
  }

  /** What links its neighbours between some of them only. */
  private boolean linksHere(int at) {
    return switch (tokens.get(at)) {
      case "(" -> continuesReference(at);
      case ":" -> startsWithNumber(at - 1) && startsWithNumber(at + 1);
      case "&" -> isInitials(at - 1) && isInitials(at + 1);
      default -> false;
    };
  }

  private Side sideOfLongToken(String token) {
    boolean clitic = token.startsWith("'") && language.isClitic(token.substring(1));
    if (clitic || token.startsWith("..")) {
      return Side.LEFT;
    }
    boolean elided = token.endsWith("'") && language != Language.OTHER;
    return elided ? Side.RIGHT : Side.NEITHER;
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
  private Side sideOfPlus(int at) {
    String before = token(at - 1);
    boolean afterWord =
        !before.isEmpty() && Characters.isWord(before.codePointBefore(before.length()));
    if (startsWithNumber(at + 1)) {
      return afterWord ? Side.BOTH : Side.RIGHT;
    }
    return afterWord ? Side.LEFT : Side.NEITHER;
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
}
