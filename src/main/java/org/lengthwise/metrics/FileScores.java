package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lengthwise.corpus.LengthBucket;

/**
 * The scores of a file of hypotheses against a file of references, line by line.
 *
 * @param settings how they were scored
 * @param sentences how many lines each file has
 * @param unbucketed how many sentences are in no bucket: those whose source is empty; 0 when no
 *     sources were given
 * @param metrics the scores by each metric that is reported
 */
public record FileScores(
    Settings settings, int sentences, int unbucketed, List<MetricScores> metrics) {

  /**
   * How files are scored.
   *
   * @param buckets the buckets of source lengths, in tokens between white space
   * @param lowerCase whether hypotheses and references are lower-cased first
   * @param bootstrap how intervals are found
   */
  public record Settings(List<LengthBucket> buckets, boolean lowerCase, Bootstrap bootstrap) {
    public Settings {
      buckets = List.copyOf(buckets);
    }
  }

  public FileScores {
    metrics = List.copyOf(metrics);
  }

  /**
   * Scores the lines by each metric.
   *
   * @param sources the lines that were translated, by whose length the sentences are sorted into
   *     buckets
   * @throws IllegalArgumentException if the lists differ in length
   */
  public static FileScores of(
      List<String> hypotheses,
      List<String> references,
      Optional<List<String>> sources,
      Settings settings) {
    List<Integer> lengths = sources.stream().flatMap(List::stream).map(FileScores::length).toList();
    if (sources.isPresent() && lengths.size() != hypotheses.size()) {
      throw new IllegalArgumentException(
          hypotheses.size() + " hypotheses, " + lengths.size() + " sources");
    }
    List<LengthBucket> buckets = sources.isPresent() ? settings.buckets() : List.of();
    List<MetricScores> scores = new ArrayList<>();
    for (Metric metric : Metric.reported()) {
      List<Statistics> sentences =
          metric.statistics(cased(hypotheses, settings), cased(references, settings));
      scores.add(
          new MetricScores(
              metric,
              metric.signature(settings.lowerCase()),
              CorpusScore.of(sentences, metric, settings.bootstrap()),
              buckets.isEmpty()
                  ? List.of()
                  : BucketScore.of(sentences, lengths, buckets, metric, settings.bootstrap())));
    }
    int unbucketed =
        (int)
            lengths.stream()
                .filter(length -> buckets.stream().noneMatch(bucket -> bucket.holds(length)))
                .count();
    return new FileScores(settings, hypotheses.size(), unbucketed, scores);
  }

  /**
   * The scores as lines of text for a terminal, without line ends: four decimals, a dash where
   * there is no score.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (MetricScores metric : metrics) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(metric.metric().name() + " " + four(metric.all().map(all -> all.score().value())));
      metric
          .all()
          .ifPresent(all -> lines.add(metric.metric().line(all.score(), settings.lowerCase())));
      String label = metric.buckets().isEmpty() ? "" : "source length";
      lines.add(row(label, "sentences", metric.metric().label(), "low", "high", "BP", "ratio"));
      lines.add(row("all", sentences, metric.all()));
      for (BucketScore bucket : metric.buckets()) {
        lines.add(row(bucket.bucket().toString(), bucket.sentences(), bucket.score()));
      }
    }
    lines.add("");
    lines.add(interval(settings.bootstrap()));
    lines.addAll(dashes());
    if (unbucketed > 0) {
      lines.add(
          "In no bucket, because the source is empty: "
              + (unbucketed == 1 ? "1 sentence." : unbucketed + " sentences."));
    }
    return List.copyOf(lines);
  }

  /** Why sentences have no score, or no interval. */
  private List<String> dashes() {
    List<String> lines = new ArrayList<>();
    boolean noInterval = false;
    for (MetricScores metric : metrics) {
      List<CorpusScore> scores = metric.scores();
      if (scores.stream().anyMatch(score -> !score.score().defined())) {
        lines.add("No %s: %s.".formatted(metric.metric().name(), metric.metric().undefined()));
      }
      noInterval |= scores.stream().anyMatch(s -> s.score().defined() && s.interval().isEmpty());
    }
    if (noInterval) {
      lines.add("No interval: too many resamples have no score.");
    }
    return lines;
  }

  private static String row(String label, int sentences, Optional<CorpusScore> score) {
    return row(
        label,
        Integer.toString(sentences),
        four(score.map(found -> found.score().value())),
        four(score.map(CorpusScore::low)),
        four(score.map(CorpusScore::high)),
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

  private static int length(String source) {
    return UnicodeWhitespace.split(source).size();
  }

  private static List<String> cased(List<String> lines, Settings settings) {
    return settings.lowerCase()
        ? lines.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList()
        : lines;
  }

  /**
   * The scores of two files by one metric.
   *
   * @param signature what a reader needs to compute the same
   * @param all the score of all sentences; empty when the files are
   * @param buckets the scores by source length; empty when no sources were given
   */
  public record MetricScores(
      Metric metric, String signature, Optional<CorpusScore> all, List<BucketScore> buckets) {
    public MetricScores {
      buckets = List.copyOf(buckets);
    }

    /** The scores of all sentences and of each bucket that has any. */
    private List<CorpusScore> scores() {
      return Stream.concat(all.stream(), buckets.stream().flatMap(b -> b.score().stream()))
          .toList();
    }
  }
}
