package org.lengthwise.report.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lengthwise.report.data.LengthCurves;
import org.lengthwise.report.data.Numbers;

/**
 * The main chart of an experiment: the score by sentence length, one line a model; of a sweep that
 * reaches all models, a panel for each value of a swept key.
 */
final class LengthChart {
  private static final String NAME = "length-degradation";

  static final Chart CHART =
      new Chart(
          NAME,
          results -> !results.curves().points().isEmpty(),
          (results, facets) ->
              draw(results.curves(), facets, results.spec().evaluation().confidence()));

  /** Half the width of the band of a bucket that has a gap on both sides. */
  private static final double ALONE = 0.08;

  /** The end of the vertical axis for scores near 100: the last tick, and air for a marker. */
  private static final double HIGHEST = 103;

  private LengthChart() {}

  /**
   * Draws the curves.
   *
   * @param facets how the chart is cut into panels, and the style of each model
   * @param confidence share of resamples inside an interval
   */
  static Picture draw(LengthCurves curves, Facets facets, double confidence) {
    boolean crowded = crowded(curves, facets);
    List<Plot> plots =
        facets.panels().stream()
            .map(panel -> plot(curves.only(panel.models()), facets, panel, crowded))
            .toList();
    double highest = plots.stream().mapToDouble(Plot::highest).max().orElse(1);
    for (Plot plot : plots) {
      plot.range(0.5, curves.buckets().size() + 0.5, Plot.NiceTop.of(highest, HIGHEST));
      plot.chart().getStyler().setXAxisTicksVisible(false).setXAxisTitleVisible(false);
    }
    LengthAxis axis = LengthAxis.of(curves);
    int below =
        axis.height() - LengthAxis.LEAST + plots.stream().mapToInt(Plot::below).max().orElse(0);
    return Picture.of(
        NAME,
        Section.BY_LENGTH,
        new Picture.Text(
            title(curves),
            bandNote(curves, facets, confidence)
                + " A bucket without sentences is a gap."
                + withoutScore(curves),
            description(curves, facets, confidence)),
        facets.size(below),
        graphics ->
            facets.paint(
                graphics,
                below,
                panel -> {
                  plots.get(panel).paint(graphics);
                  axis.paint(graphics, plots.get(panel).chart());
                  int bottom = facets.height() - LengthAxis.LEAST + axis.height();
                  plots.get(panel).paintLegendBelow(graphics, bottom);
                }));
  }

  private static Plot plot(
      LengthCurves curves, Facets facets, Facets.Panel panel, boolean crowded) {
    Plot plot =
        new Plot(
            panel.title(title(curves)),
            "",
            vertical(curves.aspect()),
            facets.height() - LengthAxis.LEAST);
    if (!crowded) {
      curves.points().forEach((model, points) -> bands(plot, facets.style(model), points));
      curves.points().forEach((model, points) -> seeds(plot, facets.style(model), points));
    }
    curves
        .points()
        .forEach((model, points) -> line(plot, facets.style(model), panel.label(model), points));
    return plot;
  }

  private static String title(LengthCurves curves) {
    return curves.aspect().label() + " by " + curves.aspect().axis() + " length";
  }

  /** Such as: BLEU (13a); the label alone where the metric's name says no more. */
  private static String vertical(LengthCurves.Aspect aspect) {
    String prefix = aspect.label().toLowerCase(Locale.ROOT) + "-";
    return aspect.metric().startsWith(prefix)
        ? aspect.label() + " (" + aspect.metric().substring(prefix.length()) + ")"
        : aspect.label();
  }

  /** What the bands are, in a sentence; with many models, that there are none. */
  private static String bandNote(LengthCurves curves, Facets facets, double confidence) {
    if (crowded(curves, facets)) {
      return (curves.severalSeeds() ? "Lines are means over seeds. " : "")
          + "With so many models, no bands are drawn; the tables give the intervals.";
    }
    String interval = Numbers.confidence(confidence) + " bootstrap intervals over the sentences.";
    if (!curves.severalSeeds()) {
      return "Bands are " + interval;
    }
    String means = "Lines are means over seeds, faint points single seeds, bands their range";
    List<String> withOneSeed = curves.withOneSeed();
    return withOneSeed.isEmpty()
        ? means + "."
        : means + "; for " + Numbers.joined(withOneSeed) + ", with one seed, " + interval;
  }

  /** Why there is no point above sentences; empty where all have a score. */
  private static String withoutScore(LengthCurves curves) {
    List<String> lengths =
        curves.withoutScore().stream().map(b -> b.toString().replace('-', '–')).toList();
    return lengths.isEmpty()
        ? ""
        : " So is %s: %s.".formatted(Numbers.joined(lengths), curves.aspect().undefined());
  }

  private static boolean crowded(LengthCurves curves, Facets facets) {
    return facets.panels().stream()
        .anyMatch(panel -> SeriesStyle.crowded(curves.only(panel.models()).points().size()));
  }

  /** One band for each stretch whose edges are known. */
  private static void bands(Plot plot, SeriesStyle style, List<LengthCurves.Point> points) {
    int start = 0;
    while (start < points.size()) {
      int end = start;
      while (end < points.size() && points.get(end).bounded()) {
        end++;
      }
      if (end > start) {
        band(plot, style, points.subList(start, end), start + 1);
      }
      start = end + 1;
    }
  }

  private static void band(
      Plot plot, SeriesStyle style, List<LengthCurves.Point> points, int first) {
    int n = points.size();
    double[] x = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = first + i;
      low[i] = points.get(i).low();
      high[i] = points.get(i).high();
    }
    if (n == 1) {
      plot.band(
          style,
          new double[] {first - ALONE, first + ALONE},
          new double[] {low[0], low[0]},
          new double[] {high[0], high[0]});
    } else {
      plot.band(style, x, low, high);
    }
  }

  private static void seeds(Plot plot, SeriesStyle style, List<LengthCurves.Point> points) {
    List<double[]> single = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      int bucket = i + 1;
      if (points.get(i).rows().size() > 1 && !points.get(i).empty()) {
        points.get(i).rows().forEach(row -> single.add(new double[] {bucket, row.score()}));
      }
    }
    if (!single.isEmpty()) {
      plot.palePoints(
          style,
          single.stream().mapToDouble(point -> point[0]).toArray(),
          single.stream().mapToDouble(point -> point[1]).toArray());
    }
  }

  private static void line(
      Plot plot, SeriesStyle style, String label, List<LengthCurves.Point> points) {
    double[] x = new double[points.size()];
    double[] y = new double[points.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = i + 1;
      y[i] = points.get(i).mean();
    }
    plot.line(style, x, y);
    plot.legend(style, label);
  }

  private static String description(LengthCurves curves, Facets facets, double confidence) {
    StringBuilder text = new StringBuilder(bandNote(curves, facets, confidence));
    curves
        .points()
        .forEach(
            (model, points) -> {
              text.append(' ').append(model).append(':');
              String between = " ";
              for (LengthCurves.Point point : points) {
                text.append(between)
                    .append(point.bucket())
                    .append(' ')
                    .append(point.empty() ? "none" : Numbers.score(point.mean()));
                between = ", ";
              }
              text.append('.');
            });
    return text.toString();
  }
}
