package org.lengthwise.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;

/**
 * The names of the lines of a plot: in a corner of it, or, where there are many or their names are
 * long, in columns below it.
 */
final class Legend {
  /** Height of a line of text, in pixels. */
  private static final double ROW = 22;

  private static final double STROKE = 38;
  private static final double GAP = 8;
  private static final double PADDING = 10;

  /** From the top of a row to the middle of its small letters, and to their base. */
  private static final double MIDDLE = 11;

  private static final double BASE = 16;

  /** The share of the picture's width that a legend may take in a corner. */
  private static final double LARGEST = 0.5;

  private static final int MARKER = 7;
  private static final Color INK = new Color(0x222222);
  private static final Color GROUND = new Color(255, 255, 255, 220);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final String ELLIPSIS = "…";

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Color color, BasicStroke stroke, Optional<Marker> marker, String label) {}

  /** Names a line with its markers. */
  void add(SeriesStyle style, String label) {
    entries.add(
        new Entry(style.color(), style.stroke(), Optional.of(style.marker()), fitting(label)));
  }

  /** Names the pale lines of a model. */
  void addPale(SeriesStyle style, String label) {
    entries.add(new Entry(style.pale(), SeriesStyle.thin(), Optional.empty(), fitting(label)));
  }

  /** Whether it is below the plot. */
  boolean below() {
    return SeriesStyle.crowded(entries.size()) || width() > LARGEST * Plot.WIDTH;
  }

  /** Width of the box in a corner, or of a column, in pixels. */
  double width() {
    double widest = entries.stream().mapToDouble(entry -> width(entry.label())).max().orElse(0);
    return Math.ceil(STROKE + GAP + widest + 2 * PADDING);
  }

  /** Its height in pixels, wherever it is. */
  int height() {
    return (int) Math.ceil(rows() * ROW + PADDING);
  }

  private int rows() {
    int columns = below() ? Math.max(1, (int) (Plot.WIDTH / width())) : 1;
    return (entries.size() + columns - 1) / columns;
  }

  /** Paints it below a plot. */
  void paintBelow(Graphics2D graphics, double top) {
    int columns = (entries.size() + rows() - 1) / rows();
    double left = Math.max(0, (Plot.WIDTH - columns * width()) / 2);
    for (int i = 0; i < entries.size(); i++) {
      int column = i / rows();
      double x = left + column * width() + PADDING;
      paint(graphics, entries.get(i), x, top + i % rows() * ROW);
    }
  }

  /** Paints it in a corner of the plot. */
  void paintIn(Graphics2D graphics, LegendPosition corner, Rectangle2D plot) {
    boolean east = corner == LegendPosition.InsideNE || corner == LegendPosition.InsideSE;
    boolean north = corner == LegendPosition.InsideNE || corner == LegendPosition.InsideNW;
    double left = east ? plot.getMaxX() - width() : plot.getMinX() + PADDING;
    double top = north ? plot.getMinY() + PADDING : plot.getMaxY() - height() - PADDING;
    graphics.setColor(GROUND);
    graphics.fill(new Rectangle2D.Double(left, top, width(), height()));
    for (int i = 0; i < entries.size(); i++) {
      paint(graphics, entries.get(i), left + PADDING, top + PADDING / 2 + i * ROW);
    }
  }

  private static void paint(Graphics2D graphics, Entry entry, double x, double y) {
    graphics.setColor(entry.color());
    graphics.setStroke(entry.stroke());
    graphics.draw(new Line2D.Double(x, y + MIDDLE, x + STROKE, y + MIDDLE));
    entry.marker().ifPresent(marker -> marker.paint(graphics, x + STROKE / 2, y + MIDDLE, MARKER));
    graphics.setColor(INK);
    TextLayout text = new TextLayout(entry.label(), FONT, EXACT);
    graphics.fill(
        text.getOutline(AffineTransform.getTranslateInstance(x + STROKE + GAP, y + BASE)));
  }

  /** A name longer than the picture is wide loses its middle: names differ at their ends. */
  private static String fitting(String label) {
    String whole = label.isEmpty() ? " " : Picture.printable(label);
    String shown = whole;
    double most = Plot.WIDTH - STROKE - GAP - 2 * PADDING;
    for (int kept = whole.length() - 1; width(shown) > most; kept--) {
      int tail = kept * 2 / 3;
      shown = whole.substring(0, kept - tail) + ELLIPSIS + whole.substring(whole.length() - tail);
    }
    return shown;
  }

  private static double width(String text) {
    return FONT.getStringBounds(text, EXACT).getWidth();
  }
}
