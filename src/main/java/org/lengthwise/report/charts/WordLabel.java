package org.lengthwise.report.charts;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.text.BreakIterator;
import java.util.Locale;
import org.lengthwise.results.AlignmentRecord;

/**
 * A word beside a picture, as text that can be searched for.
 *
 * @param whole the word as it is called
 * @param shown the same, shortened where it is long
 * @param width of what is shown, in pixels
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

  /** Writes the word, its base line beginning at this point. */
  void write(Graphics2D graphics, double x, double y) {
    if (!shown.isEmpty()) {
      graphics.setFont(font);
      graphics.drawString(shown, (float) x, (float) y);
    }
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

  private static double width(String text, Font font) {
    return font.getStringBounds(text, EXACT).getWidth();
  }
}
