package org.lengthwise.metrics;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How a segment is cut into the tokens that BLEU counts. Each finally splits at Unicode white
 * space.
 */
public enum BleuTokenisation {
  /** At white space only: the text is tokenised already. */
  NONE("none", UnaryOperator.identity()),
  /** The rules of NIST's mteval-v13a: ASCII punctuation and symbols stand alone. */
  V13A("13a", BleuTokenisation::v13a),
  /** Every code point that is not white space. */
  CHAR("char", BleuTokenisation::characters),
  /** The rules of NIST's mteval-v14: Unicode punctuation (P) and symbols (S) stand alone. */
  INTL("intl", BleuTokenisation::international);

  private static final Pattern ASCII_SYMBOL = Pattern.compile("([ -&(-+/:-@\\[-`{-~])");
  private static final Pattern POINT_AFTER_NON_DIGIT = Pattern.compile("([^0-9])([.,])");
  private static final Pattern POINT_BEFORE_NON_DIGIT = Pattern.compile("([.,])([^0-9])");
  private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

  private static final Pattern PUNCTUATION_AFTER_NON_NUMBER = Pattern.compile("(\\P{N})(\\p{P})");
  private static final Pattern PUNCTUATION_BEFORE_NON_NUMBER = Pattern.compile("(\\p{P})(\\P{N})");
  private static final Pattern SYMBOL = Pattern.compile("(\\p{S})");

  private final String label;
  private final UnaryOperator<String> spacing;

  BleuTokenisation(String label, UnaryOperator<String> spacing) {
    this.label = label;
    this.spacing = spacing;
  }

  /** The word for it in a signature. */
  public String label() {
    return label;
  }

  /** The tokens of a segment; none when it holds white space only. */
  public List<String> tokens(String segment) {
    return UnicodeWhitespace.split(spacing.apply(UnicodeWhitespace.stripTrailing(segment)));
  }

  /** The order of these steps matters: unescaping makes symbols, points are split before dashes. */
  private static String v13a(String segment) {
    String text = segment.replace("<skipped>", "").replace("-\n", "").replace("\n", " ");
    text =
        text.replace("&quot;", "\"")
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
    text = ASCII_SYMBOL.matcher(" " + text + " ").replaceAll(" $1 ");
    text = POINT_AFTER_NON_DIGIT.matcher(text).replaceAll("$1 $2 ");
    text = POINT_BEFORE_NON_DIGIT.matcher(text).replaceAll(" $1 $2");
    return DASH_AFTER_DIGIT.matcher(text).replaceAll("$1 $2 ");
  }

  private static String characters(String segment) {
    StringBuilder spaced = new StringBuilder(2 * segment.length());
    segment.codePoints().forEach(point -> spaced.appendCodePoint(point).append(' '));
    return spaced.toString();
  }

  private static String international(String segment) {
    String text = PUNCTUATION_AFTER_NON_NUMBER.matcher(segment).replaceAll("$1 $2 ");
    text = PUNCTUATION_BEFORE_NON_NUMBER.matcher(text).replaceAll(" $1 $2");
    return SYMBOL.matcher(text).replaceAll(" $1 ");
  }
}
