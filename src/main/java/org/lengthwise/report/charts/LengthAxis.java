package org.lengthwise.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.lengthwise.report.data.LengthCurves;

/**
 * The horizontal axis of the chart by length: under each bucket its lengths and its number of
 * sentences, in two lines, or, where these would run into each other, in one that is turned; of
 * very many buckets, under some. XChart has none of these.
 *
 * @param title what the axis shows
 * @param lengths of each bucket
 * @param counts of the sentences of each bucket
 * @param turned whether the labels are turned
 */
record LengthAxis(String title, List<String> lengths, List<String> counts, boolean turned) {
  /** Height of an axis whose labels are not turned, in pixels. */
  static final int LEAST = 66;

  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final Color LENGTHS = new Color(0x333333);
  private static final Color COUNTS = new Color(0x777777);
  private static final double TICK = 5;
  private static final double TILT = Math.toRadians(60);
  private static final double SPACE = 8;

  /** From a tick to the base of its first line, and from there to the next. */
  private static final double FIRST = 21;

  private static final double NEXT = 18;

  /** Pixels of a plot's width that are sure to be there. */
  private static final double SURE = Plot.WIDTH - 90;

  /** The axis of these curves. */
  static LengthAxis of(LengthCurves curves) {
    List<String> lengths =
        curves.buckets().stream().map(bucket -> bucket.toString().replace('-', '–')).toList();
    List<String> counts =
        curves.buckets().stream().map(bucket -> "n = " + curves.sentences().get(bucket)).toList();
    double room = SURE / lengths.size() - SPACE;
    return new LengthAxis(
        "length of the " + curves.aspect().axis() + " sentence in tokens; n: test sentences",
        lengths,
        counts,
        Math.max(widest(lengths), widest(counts)) > room);
  }

  private static double widest(List<String> labels) {
    return labels.stream().mapToDouble(LengthAxis::width).max().orElse(0);
  }

  private static double width(String text) {
    return LABEL.getStringBounds(text, EXACT).getWidth();
  }

  /** Height in pixels, from the bottom of the chart. */
  int height() {
    return LEAST + (turned ? (int) Math.ceil(deep() - FIRST - NEXT) : 0);
  }

  /** Every which bucket has room for a turned label. */
  int step() {
    return turned ? (int) Math.ceil(NEXT * lengths.size() / SURE) : 1;
  }

  /** How far turned labels reach down from the axis. */
  private double deep() {
    return FIRST + (widest(lengths) + SPACE + widest(counts)) * Math.sin(TILT);
  }

  /**
   * Paints it.
   *
   * @param chart painted before, so that it knows the place of each value
   */
  void paint(Graphics2D graphics, XYChart chart) {
    double bottom = chart.getScreenYFromChart(0);
    graphics.setStroke(new BasicStroke(1));
    for (int i = 0; i < lengths.size(); i++) {
      double x = chart.getScreenXFromChart(i + 1);
      graphics.setColor(Plot.AXIS);
      graphics.draw(new Line2D.Double(x, bottom, x, bottom + TICK));
      if (i % step() != 0) {
        continue;
      }
      if (turned) {
        paintTurned(graphics, i, x, bottom);
      } else {
        graphics.setColor(LENGTHS);
        writeCentred(graphics, LABEL, lengths.get(i), x, bottom + FIRST);
        graphics.setColor(COUNTS);
        writeCentred(graphics, LABEL, counts.get(i), x, bottom + FIRST + NEXT);
      }
    }
    graphics.setColor(new Color(0x222222));
    double middle = chart.getScreenXFromChart((lengths.size() + 1) / 2.0);
    double reach = turned ? deep() : FIRST + NEXT;
    writeCentred(graphics, TITLE, title, middle, bottom + reach + 28);
  }

  /** The lengths end at the tick; the counts stand before them. */
  private void paintTurned(Graphics2D graphics, int bucket, double x, double bottom) {
    AffineTransform turn = AffineTransform.getTranslateInstance(x + 5, bottom + FIRST - 6);
    turn.rotate(-TILT);
    double lengthsBegin = -width(lengths.get(bucket));
    graphics.setColor(LENGTHS);
    write(graphics, LABEL, lengths.get(bucket), turn, lengthsBegin);
    graphics.setColor(COUNTS);
    double countsEnd = -widest(lengths) - SPACE;
    write(graphics, LABEL, counts.get(bucket), turn, countsEnd - width(counts.get(bucket)));
  }

  private static void writeCentred(
      Graphics2D graphics, Font font, String text, double x, double base) {
    double width = font.getStringBounds(text, EXACT).getWidth();
    write(graphics, font, text, AffineTransform.getTranslateInstance(x, base), -width / 2);
  }

  /** Fills the outlines of a line of text, so the SVG needs no font. */
  private static void write(
      Graphics2D graphics, Font font, String text, AffineTransform place, double shift) {
    AffineTransform begin = new AffineTransform(place);
    begin.translate(shift, 0);
    graphics.fill(new TextLayout(text, font, EXACT).getOutline(begin));
  }
}
