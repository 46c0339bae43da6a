package org.lengthwise.report.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

/** The learning curves: training and development loss, by update or by time. */
final class CurveChart {
  static final Chart BY_UPDATE = chart("learning-curves", CurveChart::byUpdate);
  static final Chart BY_HOUR = chart("learning-curves-by-hour", CurveChart::byHour);

  private static final String VERTICAL = "loss (nats per target token%s)";

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
    boolean capped = greatest(drawn, !facets.crowded()).loss() > CEILING;
    String vertical =
        VERTICAL.formatted(capped ? "; above %.0f drawn at %1$.0f".formatted(CEILING) : "");
    List<Plot> plots = new ArrayList<>();
    for (Facets.Panel panel : facets.panels()) {
      Plot plot = new Plot(panel.title(title), horizontal, vertical, facets.height());
      List<RunRecord> own =
          drawn.stream().filter(run -> panel.models().contains(run.model())).toList();
      draw(plot, own, facets, place);
      legend(plot, own, facets, panel);
      plots.add(plot);
    }
    double right = drawn.stream().mapToDouble(run -> end(run, place)).max().orElse(0);
    double highest = plots.stream().mapToDouble(Plot::highest).max().orElse(1);
    plots.forEach(plot -> plot.range(0, right > 0 ? AIR * right : 1, Plot.NiceTop.of(highest)));
    int below = plots.stream().mapToInt(Plot::below).max().orElse(0);
    return Picture.of(
        chart.name(),
        Section.LEARNING_CURVES,
        new Picture.Text(title, note(drawn, facets), description(drawn, facets)),
        facets.size(below),
        graphics ->
            facets.paint(
                graphics,
                below,
                panel -> {
                  plots.get(panel).paint(graphics);
                  plots.get(panel).paintLegendBelow(graphics, facets.height());
                }));
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
  private static void legend(Plot plot, List<RunRecord> drawn, Facets facets, Facets.Panel panel) {
    List<String> models = drawn.stream().map(RunRecord::model).distinct().toList();
    for (String model : models) {
      SeriesStyle style = facets.style(model);
      String label = panel.label(model);
      plot.legend(style, label + (facets.crowded() ? "" : ", development"));
      if (models.size() <= MOST_WITH_TRAINING) {
        plot.paleLegend(style, label + ", training");
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

  /** A loss that is drawn, and whose it is. */
  private record Loss(double loss, String run, int update) {}

  /** The greatest loss of all runs, drawn or beyond the ceiling. */
  private static Loss greatest(List<RunRecord> runs, boolean training) {
    Loss greatest = new Loss(0, "", 0);
    for (RunRecord run : runs) {
      String name = run.model() + ", seed " + run.seed();
      Stream<Loss> development =
          run.validation().stream().map(row -> new Loss(row.loss(), name, row.update()));
      Stream<Loss> own =
          run.training().stream().map(row -> new Loss(row.loss(), name, row.update()));
      greatest =
          Stream.concat(
                  Stream.of(greatest), training ? Stream.concat(development, own) : development)
              .max(Comparator.comparingDouble(Loss::loss))
              .orElse(greatest);
    }
    return greatest;
  }

  /** What the lines are, in a sentence, and what is beyond the axis, in another. */
  private static String note(List<RunRecord> runs, Facets facets) {
    String lines =
        facets.crowded()
            ? "Lines are the development loss; with so many models, the training loss is not drawn."
            : "Thin lines are the training loss, lines with markers the development loss.";
    Loss greatest = greatest(runs, !facets.crowded());
    return greatest.loss() <= CEILING
        ? lines
        : String.format(
            Locale.ROOT,
            "%s Losses above %.0f are drawn at %2$.0f; the greatest is %.1f, of %s, at update %,d.",
            lines,
            CEILING,
            greatest.loss(),
            greatest.run(),
            greatest.update());
  }

  private static String description(List<RunRecord> runs, Facets facets) {
    StringBuilder text = new StringBuilder(note(runs, facets));
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
