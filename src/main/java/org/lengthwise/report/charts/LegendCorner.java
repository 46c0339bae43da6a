package org.lengthwise.report.charts;

import java.util.List;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Finds the corner of a plot in which a legend covers no line. */
final class LegendCorner {
  private static final List<LegendPosition> CORNERS =
      List.of(
          LegendPosition.InsideNE,
          LegendPosition.InsideSW,
          LegendPosition.InsideNW,
          LegendPosition.InsideSE);
  private static final int STEPS = 24;

  private final double left;
  private final double right;
  private final List<double[]> x;
  private final List<double[]> y;

  /** Lines as their corner points, with NaN for gaps, and the ends of the horizontal axis. */
  LegendCorner(double left, double right, List<double[]> x, List<double[]> y) {
    this.left = left;
    this.right = right;
    this.x = x;
    this.y = y;
  }

  /**
   * The first corner in which a legend of this share of the plot's width and height covers nothing;
   * the upper right when there is none.
   */
  LegendPosition free(double top, double wide, double high) {
    return CORNERS.stream()
        .filter(corner -> covered(corner, top, wide, high) == 0)
        .findFirst()
        .orElse(LegendPosition.InsideNE);
  }

  /** The top the vertical axis needs for the legend in this corner to cover nothing. */
  double room(LegendPosition corner, double top, double wide, double high) {
    return covered(corner, top, wide, high) == 0 ? top : top / (1 - high);
  }

  private int covered(LegendPosition corner, double top, double wide, double high) {
    boolean north = corner == LegendPosition.InsideNE || corner == LegendPosition.InsideNW;
    boolean east = corner == LegendPosition.InsideNE || corner == LegendPosition.InsideSE;
    int covered = 0;
    for (int line = 0; line < x.size(); line++) {
      double[] lineX = x.get(line);
      double[] lineY = y.get(line);
      for (int i = 0; i < lineX.length; i++) {
        int before = Math.max(i - 1, 0);
        for (int step = 0; step <= STEPS; step++) {
          double part = (double) step / STEPS;
          double across = (mix(lineX[before], lineX[i], part) - left) / (right - left);
          double up = mix(lineY[before], lineY[i], part) / top;
          boolean inside =
              (east ? across > 1 - wide : across < wide) && (north ? up > 1 - high : up < high);
          covered += inside ? 1 : 0;
        }
      }
    }
    return covered;
  }

  private static double mix(double from, double to, double part) {
    // A gap on one side leaves the point on the other.
    if (Double.isNaN(from)) {
      return to;
    }
    return from + (to - from) * part;
  }
}
