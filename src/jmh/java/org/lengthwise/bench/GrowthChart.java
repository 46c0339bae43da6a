package org.lengthwise.bench;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Time of a step against what grows: both models, each beside what its operations predict. */
final class GrowthChart {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 420;

  private GrowthChart() {}

  /** One panel an axis, side by side. */
  static void write(List<GrowthRow.Line> lines, Path file) throws IOException {
    List<XYChart> charts = new ArrayList<>();
    for (String axis : lines.stream().map(GrowthRow.Line::axis).distinct().toList()) {
      charts.add(chart(lines.stream().filter(line -> line.axis().equals(axis)).toList()));
    }
    VectorGraphics2D graphics = new VectorGraphics2D();
    for (XYChart chart : charts) {
      chart.paint(graphics, WIDTH, HEIGHT);
      graphics.translate(WIDTH, 0);
    }
    Document document =
        Processors.get("svg")
            .getDocument(graphics.getCommands(), new PageSize(0, 0, WIDTH * charts.size(), HEIGHT));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.writeTo(bytes);
    // A hundredth of a pixel is enough, and halves the file.
    String svg = bytes.toString(StandardCharsets.UTF_8).replaceAll("(\\.\\d\\d)\\d+", "$1");
    Files.writeString(file, svg);
  }

  private static XYChart chart(List<GrowthRow.Line> lines) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(lines.get(0).axis())
            .yAxisTitle("CPU ms a step")
            .build();
    style(chart.getStyler());
    for (GrowthRow.Line line : lines) {
      boolean fixed = line.model().equals(ModelSize.FIXED);
      Color color = fixed ? new Color(0x0072B2) : new Color(0xD55E00); // Okabe and Ito
      Marker marker = fixed ? SeriesMarkers.CIRCLE : SeriesMarkers.SQUARE;
      double[] x = Arrays.stream(line.values()).asDoubleStream().toArray();
      XYSeries measured = chart.addSeries(line.model(), x, line.milliseconds());
      measured.setLineColor(color);
      measured.setMarker(marker).setMarkerColor(color);
      measured.setLineStyle(new BasicStroke(2));
      double perGflop = line.milliseconds()[0] / line.gflop()[0];
      double[] counted = Arrays.stream(line.gflop()).map(gflop -> gflop * perGflop).toArray();
      XYSeries predicted = chart.addSeries(line.model() + ", by its operations", x, counted);
      predicted.setLineColor(color);
      predicted.setMarker(SeriesMarkers.NONE);
      predicted.setLineStyle(
          new BasicStroke(
              1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0));
    }
    return chart;
  }

  private static void style(XYStyler styler) {
    Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    styler.setLocale(Locale.ROOT).setDecimalPattern("#,###");
    styler.setXAxisMin(0.0).setYAxisMin(0.0).setXAxisTickMarkSpacingHint(90);
    styler.setPlotGridLinesColor(new Color(0xE3E3E3)).setPlotGridVerticalLinesVisible(false);
    styler.setAxisTitleFont(plain).setAxisTickLabelsFont(plain);
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendFont(plain)
        .setLegendBorderColor(Color.WHITE);
  }
}
