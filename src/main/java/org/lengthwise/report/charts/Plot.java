package org.lengthwise.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
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
 * 0, the legend in the emptiest corner, or below the plot when it is long. XChart draws the ground,
 * the bands, the points and the ticks. Lines are drawn here, each as one path: XChart draws them
 * piece by piece and begins the dashes anew with each.
 */
public final class Plot {
  public static final int WIDTH = 900;
  static final int HEIGHT = 560;

  /** Pixels of a chart's width and height that are not its plot, about. */
  private static final double BESIDE = 80;

  private static final double AROUND = 66;

  /** Pixels between a legend and the lines. */
  private static final double AIR = 16;

  /** Above this many points, markers would touch. */
  private static final int MOST_MARKERS = 16;

  static final Color AXIS = new Color(0x888888);
  private static final double HAIR = 1e-6;

  private final XYChart chart;
  private final List<double[]> inkX = new ArrayList<>();
  private final List<double[]> inkY = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final Legend legend = new Legend();
  private LegendPosition corner = LegendPosition.InsideNE;

  /** A line through points; a gap where y is NaN. */
  private record Line(Color color, BasicStroke stroke, double[] x, double[] y) {}

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
   * Draws the chart, and over it the axes, the lines, the markers and the legend: XChart cuts off
   * at the edge of the plot, where a score of 0 is.
   */
  void paint(Graphics2D graphics) {
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    Rectangle2D plot = place();
    graphics.setColor(AXIS);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(
        new Line2D.Double(plot.getMinX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY()));
    graphics.draw(
        new Line2D.Double(plot.getMinX(), plot.getMaxY(), plot.getMinX(), plot.getMinY()));
    for (Line line : lines) {
      graphics.setColor(line.color());
      graphics.setStroke(line.stroke());
      graphics.draw(path(line));
    }
    for (Mark mark : marks) {
      graphics.setColor(mark.style().color());
      mark.style()
          .marker()
          .paint(
              graphics,
              chart.getScreenXFromChart(mark.x()),
              chart.getScreenYFromChart(mark.y()),
              chart.getStyler().getMarkerSize());
    }
    if (!legend.below()) {
      legend.paintIn(graphics, corner, plot);
    }
  }

  /** Where the axes are, once the chart is painted. */
  private Rectangle2D place() {
    XYStyler styler = chart.getStyler();
    Rectangle2D place = new Rectangle2D.Double();
    place.setFrameFromDiagonal(
        chart.getScreenXFromChart(styler.getXAxisMin()),
        chart.getScreenYFromChart(styler.getYAxisMin()),
        chart.getScreenXFromChart(styler.getXAxisMax()),
        chart.getScreenYFromChart(styler.getYAxisMax()));
    return place;
  }

  private Path2D path(Line line) {
    Path2D path = new Path2D.Double();
    boolean open = false;
    for (int i = 0; i < line.x().length; i++) {
      boolean known = !Double.isNaN(line.y()[i]);
      if (known) {
        double x = chart.getScreenXFromChart(line.x()[i]);
        double y = chart.getScreenYFromChart(line.y()[i]);
        if (open) {
          path.lineTo(x, y);
        } else {
          path.moveTo(x, y);
        }
      }
      open = known;
    }
    return path;
  }

  /** Height of the legend below the plot, in pixels; 0 where it is in a corner of it. */
  int below() {
    return legend.below() ? legend.height() : 0;
  }

  /** Draws the legend that is below the plot; nothing where it is in a corner of it. */
  void paintLegendBelow(Graphics2D graphics, double top) {
    if (legend.below()) {
      legend.paintBelow(graphics, top);
    }
  }

  /**
   * A shaded band between two edges.
   *
   * @param x where the edges are known, rising
   */
  void band(SeriesStyle style, double[] x, double[] low, double[] high) {
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
    line(new Line(style.pale(), SeriesStyle.thin(), x, y));
  }

  /** Pale points without a line, such as single seeds. */
  void palePoints(SeriesStyle style, double[] x, double[] y) {
    XYSeries series = add(x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(style.marker()).setMarkerColor(style.pale());
  }

  /** A model's line and its markers; a gap where y is NaN. */
  void line(SeriesStyle style, double[] x, double[] y) {
    line(new Line(style.color(), style.stroke(), x, y));
    int step = (x.length + MOST_MARKERS - 1) / MOST_MARKERS;
    for (int i = 0; i < x.length; i++) {
      boolean due = (x.length - 1 - i) % step == 0;
      if (!Double.isNaN(y[i]) && (due || alone(y, i))) {
        marks.add(new Mark(style, x[i], y[i]));
      }
    }
  }

  /** Whether no line leads to or from a point, so that only a marker shows it. */
  private static boolean alone(double[] y, int point) {
    return (point == 0 || Double.isNaN(y[point - 1]))
        && (point == y.length - 1 || Double.isNaN(y[point + 1]));
  }

  private void line(Line line) {
    lines.add(line);
    inkX.add(line.x());
    inkY.add(line.y());
  }

  /** Names a line in the legend. */
  void legend(SeriesStyle style, String label) {
    legend.add(style, label);
  }

  /** Names the pale lines of a model in the legend. */
  void paleLegend(SeriesStyle style, String label) {
    legend.addPale(style, label);
  }

  /** Fixes the axes, and puts the legend where no line runs. */
  void range(double left, double right, double top) {
    XYStyler styler = chart.getStyler();
    double reach = placeLegend(left, right, top);
    // XChart leaves out a label exactly at the end of its axis.
    styler.setXAxisMin(left - HAIR * (right - left)).setXAxisMax(right + HAIR * (right - left));
    styler.setYAxisMin(-HAIR * reach).setYAxisMax(reach * (1 + HAIR));
    // XChart draws no axes without a series.
    XYSeries none = add(new double[] {left}, new double[] {0});
    none.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter).setMarker(SeriesMarkers.NONE);
  }

  /** Returns the top that the vertical axis needs for the legend to cover nothing. */
  private double placeLegend(double left, double right, double top) {
    if (legend.below()) {
      return top;
    }
    LegendCorner free = new LegendCorner(left, right, inkX, inkY);
    double wide = legend.width() / (WIDTH - BESIDE);
    double high = (legend.height() + AIR) / (chart.getHeight() - AROUND);
    corner = free.free(top, wide, high);
    return free.room(corner, top, wide, high);
  }

  /** The largest value drawn. */
  double highest() {
    return inkY.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).max().orElse(1);
  }

  private XYSeries add(double[] x, double[] y) {
    XYSeries series = chart.addSeries(String.format(Locale.ROOT, "%04d", inkX.size()), x, y);
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
        .setLegendVisible(false)
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
