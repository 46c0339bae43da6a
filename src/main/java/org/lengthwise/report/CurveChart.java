package org.lengthwise.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

/** The learning curves: training and development loss, by update or by time. */
final class CurveChart {
  static final String BY_UPDATE = "learning-curves";
  static final String BY_HOUR = "learning-curves-by-hour";

  private static final double HOUR = 3600;
  private static final double MINUTE = 60;
  private static final int MOST_WITH_TRAINING = 3;

  /** Below this many seconds, a picture by the hour would be all tick marks of a fraction. */
  private static final double SHORT = 2 * HOUR;

  /** What the horizontal axis has beyond the last point, for its marker. */
  private static final double AIR = 1.02;

  /** Nats per target token; a guess among a million words costs 14. */
  private static final double CEILING = 100;

  private CurveChart() {}

  /** Whether the run has come far enough to have curves. */
  static boolean drawable(RunRecord run) {
    return !run.training().isEmpty() && !run.validation().isEmpty();
  }

  /** The picture by update. */
  static Picture byUpdate(List<RunRecord> runs, List<String> models) {
    return draw(BY_UPDATE, "Loss by update", "updates", runs, models, (run, update) -> update);
  }

  /** The picture by hours of training, or minutes where there are few. */
  static Picture byHour(List<RunRecord> runs, List<String> models) {
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
        models,
        (run, update) -> run.seconds(update) / unit);
  }

  private static Picture draw(
      String name,
      String title,
      String horizontal,
      List<RunRecord> runs,
      List<String> models,
      ToDoubleBiFunction<RunRecord, Integer> place) {
    Plot plot = new Plot(title, horizontal, "loss (nats per target token)", Plot.HEIGHT);
    List<RunRecord> drawn = runs.stream().filter(CurveChart::drawable).toList();
    double right = 0;
    for (RunRecord run : drawn) {
      double[] x =
          run.training().stream()
              .mapToDouble(row -> place.applyAsDouble(run, row.update()))
              .toArray();
      right = Math.max(right, x[x.length - 1]);
      if (!ModelLook.crowded(models.size())) {
        plot.paleLine(look(models, run), x, losses(run));
      }
    }
    for (RunRecord run : drawn) {
      double[] x =
          run.validation().stream()
              .mapToDouble(row -> place.applyAsDouble(run, row.update()))
              .toArray();
      double[] y = run.validation().stream().mapToDouble(row -> onChart(row.loss())).toArray();
      plot.line(look(models, run), x, y);
    }
    legend(plot, drawn, models, place);
    plot.range(0, right > 0 ? AIR * right : 1, NiceTop.of(plot.highest()));
    return Picture.of(name, title, description(drawn, models), plot::paint);
  }

  /** Names each model once; the thin lines as well while there is room. */
  private static void legend(
      Plot plot,
      List<RunRecord> drawn,
      List<String> models,
      ToDoubleBiFunction<RunRecord, Integer> place) {
    Map<String, RunRecord> first = new LinkedHashMap<>();
    drawn.forEach(run -> first.putIfAbsent(run.model(), run));
    for (RunRecord run : first.values()) {
      ValidationRow development = run.validation().get(0);
      TrainingRow training = run.training().get(0);
      plot.legend(
          look(models, run),
          run.model() + (ModelLook.crowded(models.size()) ? "" : ", development"),
          place.applyAsDouble(run, development.update()),
          onChart(development.loss()));
      if (first.size() <= MOST_WITH_TRAINING) {
        plot.paleLegend(
            look(models, run),
            run.model() + ", training",
            place.applyAsDouble(run, training.update()),
            onChart(training.loss()));
      }
    }
  }

  private static double[] losses(RunRecord run) {
    return run.training().stream().mapToDouble(row -> onChart(row.loss())).toArray();
  }

  /** That of a run that diverged is at the top: a loss of 1e25 has tick marks without end. */
  private static double onChart(double loss) {
    return Math.min(loss, CEILING);
  }

  private static ModelLook look(List<String> models, RunRecord run) {
    return ModelLook.of(models.indexOf(run.model()));
  }

  /** What the lines are, in a sentence. */
  static String note(List<String> models) {
    return ModelLook.crowded(models.size())
        ? "Lines are the development loss; with so many models the training loss is not drawn."
        : "Thin lines are the training loss, lines with markers the development loss.";
  }

  private static String description(List<RunRecord> runs, List<String> models) {
    StringBuilder text = new StringBuilder(note(models));
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
