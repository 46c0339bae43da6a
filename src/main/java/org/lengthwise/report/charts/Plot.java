package org.lengthwise.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A line chart to the standard of print: white ground, faint horizontal grid, no frame, axes from
 * 0, the legend in the emptiest corner, or beside the plot when it is long. Bands must be added
 * before lines, or they would hide them.
 */
public final class Plot {
  public static final int WIDTH = 900;
  static final int HEIGHT = 560;

  /** Pixels of a chart's height that are not its plot, about. */
  private static final double AROUND = 66;

  /** Pixels of the lowest plot that a legend takes no more than its usual share of. */
  private static final double TALL = 360;

  /** Above this many points, markers would touch. */
  private static final int MOST_MARKERS = 16;

  private static final int LEGEND_POINTS = 14;

  static final Color AXIS = new Color(0x888888);
  private static final double HAIR = 1e-6;

  private final XYChart chart;
  private final List<double[]> inkX = new ArrayList<>();
  private final List<double[]> inkY = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private boolean lines;
  private int legendLines;
  private int longestLegend;

  /** The marker of a line at one of its points. */
  private record Mark(SeriesStyle style, double x, double y) {}

  Plot(String title, String horizontal, String vertical, int height) {
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(height)
            .theme(ChartTheme.XChart)
            .title(title)
            .xAxisTitle(horizontal)
            .yAxisTitle(vertical)
            .build();
    style(chart.getStyler());
  }

  /** The chart, for what the methods here do not say. */
  XYChart chart() {
    return chart;
  }

  /**
   * Draws the chart, and over it the two axes and the markers: XChart cuts them off at the edge of
   * the plot, where a score of 0 is.
   */
  void paint(Graphics2D graphics) {
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    XYStyler styler = chart.getStyler();
    double left = chart.getScreenXFromChart(styler.getXAxisMin());
    double right = chart.getScreenXFromChart(styler.getXAxisMax());
    double bottom = chart.getScreenYFromChart(styler.getYAxisMin());
    double top = chart.getScreenYFromChart(styler.getYAxisMax());
    graphics.setColor(AXIS);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Line2D.Double(left, bottom, right, bottom));
    graphics.draw(new Line2D.Double(left, bottom, left, top));
    for (Mark mark : marks) {
      graphics.setColor(mark.style().color());
      mark.style()
          .marker()
          .paint(
              graphics,
              chart.getScreenXFromChart(mark.x()),
              chart.getScreenYFromChart(mark.y()),
              styler.getMarkerSize());
    }
  }

  /**
   * A shaded band between two edges.
   *
   * @param x where the edges are known, rising
   */
  void band(SeriesStyle style, double[] x, double[] low, double[] high) {
    if (lines) {
      throw new IllegalStateException("bands must come before lines");
    }
    int n = x.length;
    double[] outlineX = new double[2 * n];
    double[] outlineY = new double[2 * n];
    for (int i = 0; i < n; i++) {
      outlineX[i] = x[i];
      outlineY[i] = high[i];
      outlineX[2 * n - 1 - i] = x[i];
      outlineY[2 * n - 1 - i] = low[i];
    }
    XYSeries series = add(outlineX, outlineY);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(style.faint());
    series.setLineColor(new Color(0, 0, 0, 0));
    series.setMarker(SeriesMarkers.NONE);
  }

  /** A thin pale line behind the others, such as a training loss. */
  void paleLine(SeriesStyle style, double[] x, double[] y) {
    lines = true;
    XYSeries series = add(x, y);
    series.setLineColor(style.pale()).setLineStyle(SeriesStyle.thin());
    series.setMarker(SeriesMarkers.NONE);
  }

  /** Pale points without a line, such as single seeds. */
  void palePoints(SeriesStyle style, double[] x, double[] y) {
    lines = true;
    XYSeries series = add(x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(style.marker()).setMarkerColor(style.pale());
  }

  /** A model's line and its markers; a gap where y is NaN. */
  void line(SeriesStyle style, double[] x, double[] y) {
    lines = true;
    XYSeries series = add(x, y);
    series.setLineColor(style.color()).setLineStyle(style.stroke());
    series.setMarker(SeriesMarkers.NONE);
    int step = (x.length + MOST_MARKERS - 1) / MOST_MARKERS;
    for (int i = (x.length - 1) % Math.max(step, 1); i < x.length; i += step) {
      if (!Double.isNaN(y[i])) {
        marks.add(new Mark(style, x[i], y[i]));
      }
    }
  }

  /** Names a line in the legend; the point is one of the line's own, which it marks. */
  void legend(SeriesStyle style, String label, double x, double y) {
    XYSeries series = add(new double[] {x}, new double[] {y});
    series.setLineColor(style.color()).setLineStyle(style.stroke());
    series.setMarker(style.marker()).setMarkerColor(style.color());
    show(series, label);
  }

  /** Names the pale lines of a model in the legend. */
  void paleLegend(SeriesStyle style, String label, double x, double y) {
    XYSeries series = add(new double[] {x}, new double[] {y});
    series.setLineColor(style.pale()).setLineStyle(SeriesStyle.thin());
    series.setMarker(SeriesMarkers.NONE);
    show(series, label);
  }

  /** Fixes the axes, and puts the legend where no line runs. */
  void range(double left, double right, double top) {
    XYStyler styler = chart.getStyler();
    double reach = placeLegend(left, right, top);
    // XChart leaves out a label exactly at the end of its axis.
    styler.setXAxisMin(left - HAIR * (right - left)).setXAxisMax(right + HAIR * (right - left));
    styler.setYAxisMin(-HAIR * reach).setYAxisMax(reach * (1 + HAIR));
  }

  /** Returns the top that the vertical axis needs for the legend to cover nothing. */
  private double placeLegend(double left, double right, double top) {
    if (SeriesStyle.crowded(legendLines)) {
      chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
      return top;
    }
    LegendCorner corner = new LegendCorner(left, right, inkX, inkY);
    double wide = 0.10 + 0.0095 * longestLegend;
    double high = (0.03 + 0.055 * legendLines) * Math.max(1, TALL / (chart.getHeight() - AROUND));
    LegendPosition free = corner.free(top, wide, high);
    chart.getStyler().setLegendPosition(free);
    return corner.room(free, top, wide, high);
  }

  /** The largest value drawn. */
  double highest() {
    return inkY.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).max().orElse(1);
  }

  private void show(XYSeries series, String label) {
    series.setLabel(label).setShowInLegend(true);
    legendLines++;
    longestLegend = Math.max(longestLegend, label.length());
  }

  private XYSeries add(double[] x, double[] y) {
    XYSeries series = chart.addSeries(String.format(Locale.ROOT, "%04d", inkX.size()), x, y);
    series.setShowInLegend(false);
    series.setSmooth(false);
    inkX.add(x);
    inkY.add(y);
    return series;
  }

  private static void style(XYStyler styler) {
    styler.setLocale(Locale.ROOT);
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setChartFontColor(new Color(0x222222))
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17))
        .setChartTitlePadding(10)
        .setChartTitleBoxVisible(false)
        .setChartPadding(14)
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, LEGEND_POINTS))
        .setLegendBorderColor(new Color(0, 0, 0, 0))
        .setLegendBackgroundColor(new Color(255, 255, 255, 220))
        .setLegendSeriesLineLength(38)
        .setLegendPadding(8)
        .setMarkerSize(7)
        .setPlotContentSize(1)
        .setAntiAlias(true)
        .setTextAntiAlias(true)
        .setDecimalPattern("#.##");
    styler
        .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14))
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
        .setAxisTickLabelsColor(new Color(0x333333))
        .setAxisTickMarksColor(AXIS)
        .setAxisTitlePadding(10)
        .setYAxisTickMarkSpacingHint(60)
        .setPlotMargin(0)
        .setPlotGridHorizontalLinesVisible(true)
        .setPlotGridVerticalLinesVisible(false)
        .setPlotGridLinesColor(new Color(0xE3E3E3))
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setAxisTicksLineVisible(false)
        .setPlotTicksMarksVisible(false);
  }

  /** The end of an axis: the round number above what is drawn. */
  static final class NiceTop {
    private static final double[] STEPS = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

    private NiceTop() {}

    /** The least round number that leaves some air above the value. */
    static double of(double highest) {
      if (!(highest > 0)) {
        return 1;
      }
      double wanted = 1.03 * highest;
      double scale = Math.pow(10, Math.floor(Math.log10(wanted)));
      for (double step : STEPS) {
        if (step * scale >= wanted) {
          return step * scale;
        }
      }
      return 10 * scale;
    }

    /** The same, but not above what the scale can hold. */
    static double of(double highest, double most) {
      return Math.min(of(highest), most);
    }
  }
}
