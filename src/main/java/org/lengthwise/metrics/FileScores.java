package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /** The scores as lines of text for a terminal, without ends of line. */
  public List<String> lines() {
    return FileScoresText.lines(this);
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
  }
}
