package org.lengthwise.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.report.data.LengthCurves;

/**
 * The horizontal axis of the chart by length: under each bucket its lengths and its number of
 * sentences. XChart has no labels of two lines.
 *
 * @param chart painted before, so that it knows where its values stand
 */
record LengthAxis(XYChart chart, LengthCurves curves) {
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final double TICK = 5;

  void paint(Graphics2D graphics) {
    double bottom = chart.getScreenYFromChart(0);
    List<LengthBucket> buckets = curves.buckets();
    double left = chart.getScreenXFromChart(0.5);
    double right = chart.getScreenXFromChart(buckets.size() + 0.5);
    graphics.setColor(Color.WHITE);
    graphics.fill(new Rectangle2D.Double(0, chart.getHeight(), Plot.WIDTH, LengthChart.BELOW));
    graphics.setStroke(new BasicStroke(1));
    for (int i = 0; i < buckets.size(); i++) {
      double x = chart.getScreenXFromChart(i + 1);
      graphics.setColor(Plot.AXIS);
      graphics.draw(new Line2D.Double(x, bottom, x, bottom + TICK));
      graphics.setColor(new Color(0x333333));
      write(graphics, LABEL, buckets.get(i).toString().replace('-', '–'), x, bottom + 21);
      graphics.setColor(new Color(0x777777));
      write(graphics, LABEL, "n = " + curves.sentences().get(buckets.get(i)), x, bottom + 39);
    }
    graphics.setColor(new Color(0x222222));
    String title =
        "length of the " + curves.aspect().axis() + " sentence in tokens; n: test sentences";
    write(graphics, TITLE, title, (left + right) / 2, bottom + 67);
  }

  /** Fills the outlines of a line of text, centred; so the SVG needs no font. */
  private static void write(Graphics2D graphics, Font font, String text, double x, double base) {
    TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
    double width = layout.getAdvance();
    graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(x - width / 2, base)));
  }
}
