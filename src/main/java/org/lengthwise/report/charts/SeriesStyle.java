package org.lengthwise.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Colour, dash and marker of a model, the same in every chart of a report. The first six colours
 * are those of Okabe and Ito, which the colour-blind can tell apart; six darker ones follow, some
 * of them from Paul Tol's muted scheme. Dash and marker tell twelve models apart in grey.
 */
public record SeriesStyle(Color color, BasicStroke stroke, Marker marker) {
  private static final List<Color> COLORS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000),
          new Color(0x882255),
          new Color(0x999933),
          new Color(0x332288),
          new Color(0x7F7F7F),
          new Color(0x8C564B));
  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.CROSS,
          SeriesMarkers.PLUS,
          SeriesMarkers.TRAPEZOID,
          SeriesMarkers.RECTANGLE,
          SeriesMarkers.OVAL);
  private static final float[][] DASHES = {{}, {8, 4}, {2, 3}, {10, 3, 2, 3}, {14, 5}, {5, 2}};
  private static final float WIDTH = 2.2f;

  /** With more models than this, a chart shows only the lines of the models. */
  private static final int ROOM = 6;

  /** The style of the model at this place in the config, from 0. */
  public static SeriesStyle of(int place) {
    return new SeriesStyle(
        COLORS.get(place % COLORS.size()),
        stroke(WIDTH, DASHES[(place + place / DASHES.length) % DASHES.length]),
        MARKERS.get(place % MARKERS.size()));
  }

  /** Whether a chart of so many models has room for their lines only. */
  public static boolean crowded(int models) {
    return models > ROOM;
  }

  /** The colour, as faint as the background of a line may be. */
  Color faint() {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 46);
  }

  /** The colour mixed with white: opaque, so that the joints of a line do not show. */
  Color pale() {
    return new Color(pale(color.getRed()), pale(color.getGreen()), pale(color.getBlue()));
  }

  private static int pale(int part) {
    return (part + 255) / 2;
  }

  /** A thin solid stroke for what lies behind the lines. */
  static BasicStroke thin() {
    return stroke(1.1f);
  }

  private static BasicStroke stroke(float width, float... dash) {
    return dash.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }
}
