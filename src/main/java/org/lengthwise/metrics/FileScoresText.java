package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Scores as a person reads them: four decimals, a dash where there is no score. */
final class FileScoresText {
  private FileScoresText() {}

  static List<String> lines(FileScores scores) {
    List<String> lines = new ArrayList<>();
    for (FileScores.MetricScores metric : scores.metrics()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(metric.metric().name() + " " + four(metric.all().map(all -> all.score().value())));
      metric
          .all()
          .ifPresent(
              all -> lines.add(metric.metric().line(all.score(), scores.settings().lowerCase())));
      String label = metric.buckets().isEmpty() ? "" : "source length";
      lines.add(row(label, "sentences", metric.metric().label(), "low", "high", "BP", "ratio"));
      lines.add(row("all", scores.sentences(), metric.all()));
      for (BucketScore bucket : metric.buckets()) {
        lines.add(row(bucket.bucket().toString(), bucket.sentences(), bucket.score()));
      }
    }
    lines.add("");
    lines.add(interval(scores.settings().bootstrap()));
    if (scores.unbucketed() > 0) {
      lines.add(
          "In no bucket, because the source is empty: "
              + (scores.unbucketed() == 1 ? "1 sentence." : scores.unbucketed() + " sentences."));
    }
    return List.copyOf(lines);
  }

  private static String row(String label, int sentences, Optional<CorpusScore> score) {
    return row(
        label,
        Integer.toString(sentences),
        four(score.map(found -> found.score().value())),
        four(score.map(found -> found.interval().low())),
        four(score.map(found -> found.interval().high())),
        four(score.map(found -> found.score().part(Score.BREVITY_PENALTY))),
        four(score.map(found -> found.score().part(Score.LENGTH_RATIO))));
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "  %-13s %9s %9s %9s %9s %7s %7s", (Object[]) cells);
  }

  private static String four(Optional<Double> number) {
    return number
        .filter(found -> !Double.isNaN(found))
        .map(found -> String.format(Locale.ROOT, "%.4f", found))
        .orElse("-");
  }

  private static String interval(Bootstrap bootstrap) {
    return String.format(
        Locale.ROOT,
        "low to high: %s%% bootstrap interval over sentences, %d resamples, seed %d.",
        percent(bootstrap.confidence()),
        bootstrap.resamples(),
        bootstrap.seed());
  }

  /** 95 and not 95.0, but 99.5. */
  private static String percent(double share) {
    String rounded = String.format(Locale.ROOT, "%.1f", 100 * share);
    return rounded.endsWith(".0") ? rounded.substring(0, rounded.length() - 2) : rounded;
  }
}
