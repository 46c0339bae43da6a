package org.lengthwise.report.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

/** The learning curves: training and development loss, by update or by time. */
final class CurveChart {
  static final Chart BY_UPDATE = chart("learning-curves", CurveChart::byUpdate);
  static final Chart BY_HOUR = chart("learning-curves-by-hour", CurveChart::byHour);

  private static final String VERTICAL = "loss (nats per target token)";

  private static final double HOUR = 3600;
  private static final double MINUTE = 60;
  private static final int MOST_WITH_TRAINING = 3;

  /** Below this many seconds, a chart by hours would have only fractions as tick marks. */
  private static final double SHORT = 2 * HOUR;

  /** Room on the horizontal axis beyond the last point, for its marker. */
  private static final double AIR = 1.02;

  /** Nats per target token; a guess among a million words costs 14. */
  private static final double CEILING = 100;

  private CurveChart() {}

  private static Chart chart(String name, BiFunction<ExperimentResults, Facets, Picture> drawing) {
    return new Chart(
        name, results -> results.runs().stream().anyMatch(CurveChart::drawable), drawing);
  }

  /** Whether the run has got far enough to have curves. */
  private static boolean drawable(RunRecord run) {
    return !run.training().isEmpty() && !run.validation().isEmpty();
  }

  /** The picture by update. */
  private static Picture byUpdate(ExperimentResults results, Facets facets) {
    return draw(
        BY_UPDATE, "Loss by update", "updates", results.runs(), facets, (run, update) -> update);
  }

  /** The picture by hours of training, or minutes where there are few. */
  private static Picture byHour(ExperimentResults results, Facets facets) {
    List<RunRecord> runs = results.runs();
    double longest =
        runs.stream()
            .flatMap(run -> run.training().stream())
            .mapToDouble(TrainingRow::seconds)
            .max()
            .orElse(0);
    double unit = longest < SHORT ? MINUTE : HOUR;
    String name = longest < SHORT ? "minutes of training" : "hours of training";
    return draw(
        BY_HOUR,
        "Loss by training time",
        name,
        runs,
        facets,
        (run, update) -> run.seconds(update) / unit);
  }

  private static Picture draw(
      Chart chart,
      String title,
      String horizontal,
      List<RunRecord> runs,
      Facets facets,
      ToDoubleBiFunction<RunRecord, Integer> place) {
    List<RunRecord> drawn = runs.stream().filter(CurveChart::drawable).toList();
    List<Plot> plots = new ArrayList<>();
    for (Facets.Panel panel : facets.panels()) {
      Plot plot = new Plot(panel.title(title), horizontal, VERTICAL, facets.height());
      List<RunRecord> own =
          drawn.stream().filter(run -> panel.models().contains(run.model())).toList();
      draw(plot, own, facets, place);
      legend(plot, own, facets, panel, place);
      plots.add(plot);
    }
    double right = drawn.stream().mapToDouble(run -> end(run, place)).max().orElse(0);
    double highest = plots.stream().mapToDouble(Plot::highest).max().orElse(1);
    plots.forEach(plot -> plot.range(0, right > 0 ? AIR * right : 1, Plot.NiceTop.of(highest)));
    return Picture.of(
        chart.name(),
        Section.LEARNING_CURVES,
        new Picture.Text(title, note(facets), description(drawn, facets)),
        facets.size(),
        graphics -> facets.paint(graphics, panel -> plots.get(panel).paint(graphics)));
  }

  private static double end(RunRecord run, ToDoubleBiFunction<RunRecord, Integer> place) {
    return place.applyAsDouble(run, run.training().get(run.training().size() - 1).update());
  }

  private static void draw(
      Plot plot,
      List<RunRecord> drawn,
      Facets facets,
      ToDoubleBiFunction<RunRecord, Integer> place) {
    for (RunRecord run : drawn) {
      double[] x =
          run.training().stream()
              .mapToDouble(row -> place.applyAsDouble(run, row.update()))
              .toArray();
      if (!facets.crowded()) {
        plot.paleLine(facets.style(run.model()), x, losses(run));
      }
    }
    for (RunRecord run : drawn) {
      double[] x =
          run.validation().stream()
              .mapToDouble(row -> place.applyAsDouble(run, row.update()))
              .toArray();
      double[] y = run.validation().stream().mapToDouble(row -> onChart(row.loss())).toArray();
      plot.line(facets.style(run.model()), x, y);
    }
  }

  /** Names each model once; the thin lines as well while there is room. */
  private static void legend(
      Plot plot,
      List<RunRecord> drawn,
      Facets facets,
      Facets.Panel panel,
      ToDoubleBiFunction<RunRecord, Integer> place) {
    Map<String, RunRecord> first = new LinkedHashMap<>();
    drawn.forEach(run -> first.putIfAbsent(run.model(), run));
    for (RunRecord run : first.values()) {
      ValidationRow development = run.validation().get(0);
      TrainingRow training = run.training().get(0);
      SeriesStyle style = facets.style(run.model());
      String label = panel.label(run.model());
      plot.legend(
          style,
          label + (facets.crowded() ? "" : ", development"),
          place.applyAsDouble(run, development.update()),
          onChart(development.loss()));
      if (first.size() <= MOST_WITH_TRAINING) {
        plot.paleLegend(
            style,
            label + ", training",
            place.applyAsDouble(run, training.update()),
            onChart(training.loss()));
      }
    }
  }

  private static double[] losses(RunRecord run) {
    return run.training().stream().mapToDouble(row -> onChart(row.loss())).toArray();
  }

  /** Caps the loss of a run that diverged: an axis up to 1e25 would get endless tick marks. */
  private static double onChart(double loss) {
    return Math.min(loss, CEILING);
  }

  /** What the lines are, in a sentence. */
  private static String note(Facets facets) {
    return facets.crowded()
        ? "Lines are the development loss; with so many models, the training loss is not drawn."
        : "Thin lines are the training loss, lines with markers the development loss.";
  }

  private static String description(List<RunRecord> runs, Facets facets) {
    StringBuilder text = new StringBuilder(note(facets));
    for (RunRecord run : runs) {
      ValidationRow last = run.validation().get(run.validation().size() - 1);
      text.append(
          String.format(
              Locale.ROOT,
              " %s, seed %d: development loss %.3f at update %d.",
              run.model(),
              run.seed(),
              last.loss(),
              last.update()));
    }
    return text.toString();
  }
}
