package org.lengthwise.report.charts;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.lengthwise.results.AlignmentRecord;

/**
 * A word beside the chart, as text that can be searched for.
 *
 * @param whole the word as it is called
 * @param shown the same, shortened where it is long
 * @param width that is enough for what is shown, in pixels, also where letters that no font has
 *     here are drawn by another machine
 */
record WordLabel(String whole, String shown, double width, Font font) {
  private static final Font WORD = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final double LONGEST_WORD = 130;
  private static final String ELLIPSIS = "…";

  /** A token; the end token is called as in the paper. */
  static WordLabel of(String token) {
    return fitting(token.equals(AlignmentRecord.END) ? "<end>" : token, "", WORD, LONGEST_WORD);
  }

  /** A heading in bold, of which what comes before the end is shortened to the space there is. */
  static WordLabel title(String text, String end, double space) {
    return fitting(text, end, TITLE, space);
  }

  /** The letters of a word that no font has here: a picture of pixels shows boxes. */
  static IntStream withoutFont(String token) {
    return Picture.printable(token).codePoints().filter(letter -> !WORD.canDisplay(letter));
  }

  /** Writes the word, its base line beginning at this point. */
  void write(Graphics2D graphics, double x, double y) {
    if (!shown.isEmpty()) {
      graphics.setFont(font);
      graphics.drawString(shown, (float) x, (float) y);
    }
  }

  /**
   * Writes the word, its base line ending at this point, with whatever font it is shown: see {@link
   * Picture}.
   */
  void writeEnding(Graphics2D graphics, double x, double y) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    write(graphics, -measured(shown, font), 0);
    graphics.setTransform(before);
  }

  private static WordLabel fitting(String text, String rest, Font font, double space) {
    String whole = Picture.printable(text);
    String shown = whole + rest;
    BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(whole);
    int end = letters.last();
    while (end > 0 && width(shown, font) > space) {
      end = letters.previous();
      shown = whole.substring(0, end) + ELLIPSIS + rest;
    }
    return new WordLabel(whole, shown, width(shown, font), font);
  }

  /** A letter that no font has here is at most as wide as it is high: such are those of Chinese. */
  private static double width(String text, Font font) {
    StringBuilder known = new StringBuilder();
    text.codePoints().filter(font::canDisplay).forEach(known::appendCodePoint);
    long unknown = text.codePoints().filter(letter -> !font.canDisplay(letter)).count();
    return measured(known.toString(), font) + unknown * font.getSize();
  }

  private static double measured(String text, Font font) {
    return font.getStringBounds(text, EXACT).getWidth();
  }
}
