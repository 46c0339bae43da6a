package org.lengthwise.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.metrics.Bootstrap;
import org.lengthwise.metrics.BucketScore;
import org.lengthwise.metrics.CorpusScore;
import org.lengthwise.metrics.Metric;
import org.lengthwise.metrics.Score;
import org.lengthwise.metrics.Statistics;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SentenceRow;
import org.lengthwise.results.SentenceRow.Subset;
import org.lengthwise.results.SentenceTable;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.results.SignificanceRow;
import org.lengthwise.results.SweptColumns;
import org.lengthwise.spec.EvaluationSpec;
import org.lengthwise.spec.ExperimentSpec;

/**
 * From the translations of all finished runs to {@code scores.csv}, {@code bleu_by_length.csv},
 * {@code significance.csv} and {@code sharpness.csv}.
 *
 * @param evaluation buckets, and the bootstrap behind the intervals
 * @param lowerCased whether the corpus was lower-cased, which the signature says
 * @param comparisons which models and buckets are tested against each other
 * @param swept the columns that identify the variants of a sweep
 */
public record Scoring(
    EvaluationSpec evaluation, boolean lowerCased, Comparisons comparisons, SweptColumns swept) {
  /** Whose lengths make the buckets, in the order of the table. */
  private static final Map<String, Function<SentenceRow, Integer>> AXES = axes();

  /**
   * The scoring that an experiment asks for.
   *
   * @param lowerCased whether its corpus was lower-cased
   * @param trained how many training pairs there are of each source length
   */
  public static Scoring of(ExperimentSpec spec, boolean lowerCased, LengthHistogram trained) {
    return new Scoring(
        spec.evaluation(), lowerCased, Comparisons.of(spec, trained), SweptColumns.of(spec));
  }

  /**
   * Scores the translations in these folders and writes the tables, in place of older ones.
   *
   * @throws ResultsException when a table of a run is damaged, with what to do
   */
  public void score(List<RunFolder> runs, ExperimentFolder folder) {
    List<ScoreRow> scores = new ArrayList<>();
    List<LengthRow> byLength = new ArrayList<>();
    List<SharpnessRow> sharpness = new ArrayList<>();
    List<SentenceTable> tables = runs.stream().map(Scoring::sentences).toList();
    tables.forEach(table -> score(table, scores, byLength));
    for (RunFolder run : runs) {
      sharpness.addAll(read(run.sharpness(), SharpnessRow::read));
    }
    ScoreRow.write(scores, swept, folder.scores());
    LengthRow.write(byLength, swept, folder.bleuByLength());
    SignificanceRow.write(
        SignificanceTests.of(tables, comparisons, evaluation), folder.significance());
    SharpnessRow.write(sharpness, swept, folder.sharpness());
  }

  /**
   * The score of a run's translations of all test sentences by one metric, without an interval.
   *
   * @throws ResultsException when the table is damaged, with what to do
   */
  public static Score ofAll(RunFolder run, Metric metric) {
    SentenceTable table = sentences(run);
    List<Statistics> all = table.statistics().getOrDefault(metric.name(), List.of());
    return metric.score(
        IntStream.range(0, all.size())
            .filter(row -> table.rows().get(row).subset().equals(Subset.ALL))
            .mapToObj(all::get)
            .toList());
  }

  private static <T> T read(Path table, Function<Path, T> reader) {
    try {
      return reader.apply(table);
    } catch (ResultsException e) {
      throw new ResultsException(
          e.getMessage()
              + "; remove the file and rerun the command experiment, which makes it again",
          e);
    }
  }

  /** Of a run that a program of before performed, what its translations say. */
  private static SentenceTable sentences(RunFolder run) {
    if (Files.exists(run.sentences())) {
      return read(run.sentences(), SentenceTable::read);
    }
    List<HypothesisRow> hypotheses = read(run.hypotheses(), HypothesisRow::read);
    SentenceMeasures measures = new SentenceMeasures();
    measures.add(hypotheses);
    measures.addFloor(hypotheses.stream().filter(row -> row.subset().equals(Subset.ALL)).toList());
    return measures.table();
  }

  private void score(SentenceTable run, List<ScoreRow> scores, List<LengthRow> byLength) {
    for (Map.Entry<String, List<Integer>> subset : subsets(run.rows()).entrySet()) {
      List<SentenceRow> rows = subset.getValue().stream().map(run.rows()::get).toList();
      for (Metric metric : Metric.reported()) {
        List<Statistics> all = run.statistics().getOrDefault(metric.name(), List.of());
        if (!all.isEmpty()) {
          List<Statistics> sentences = subset.getValue().stream().map(all::get).toList();
          score(subset.getKey(), rows, sentences, metric, scores, byLength);
        }
      }
    }
  }

  /**
   * Which rows each subset has, in the order of the table. The test sentences that were also cut
   * are a subset of their own, as they are translated whole.
   */
  private Map<String, List<Integer>> subsets(List<SentenceRow> rows) {
    Map<String, List<Integer>> subsets =
        IntStream.range(0, rows.size())
            .boxed()
            .collect(groupingBy(row -> rows.get(row).subset(), LinkedHashMap::new, toList()));
    for (EvaluationSpec.Cut cut : evaluation.cut().stream().toList()) {
      Set<Integer> sentences =
          subsets.getOrDefault(Subset.cut(cut.tokens()), List.of()).stream()
              .map(row -> rows.get(row).sentence())
              .collect(toSet());
      List<Integer> whole =
          subsets.getOrDefault(Subset.ALL, List.of()).stream()
              .filter(row -> sentences.contains(rows.get(row).sentence()))
              .toList();
      if (!whole.isEmpty()) {
        subsets.put(Subset.cutWhole(cut.tokens()), whole);
      }
    }
    return subsets;
  }

  private void score(
      String subset,
      List<SentenceRow> rows,
      List<Statistics> sentences,
      Metric metric,
      List<ScoreRow> scores,
      List<LengthRow> byLength) {
    SentenceRow run = rows.get(0);
    if (!subset.equals(Subset.FLOOR)) { // which says something by length alone
      CorpusScore.of(sentences, metric, bootstrap())
          .ifPresent(score -> scores.add(row(rows, subset, metric, score)));
    }
    List<LengthBucket> buckets = LengthBucket.endingAt(evaluation.buckets());
    AXES.forEach(
        (axis, length) -> {
          List<Integer> lengths = rows.stream().map(length).toList();
          BucketScore.of(sentences, lengths, buckets, metric, bootstrap()).stream()
              .map(bucket -> row(held(rows, length, bucket), run, subset, metric, axis, bucket))
              .forEach(byLength::add);
        });
  }

  private Bootstrap bootstrap() {
    return new Bootstrap(evaluation.resamples(), evaluation.confidence(), evaluation.seed());
  }

  private static Map<String, Function<SentenceRow, Integer>> axes() {
    Map<String, Function<SentenceRow, Integer>> axes = new LinkedHashMap<>();
    axes.put("source", SentenceRow::sourceLength);
    axes.put("reference", SentenceRow::referenceLength);
    return axes;
  }

  private ScoreRow row(List<SentenceRow> rows, String subset, Metric metric, CorpusScore score) {
    SentenceRow run = rows.get(0);
    return new ScoreRow(
        run.model(),
        run.seed(),
        subset,
        run.decoding(),
        metric.name(),
        score.sentences(),
        score.score().value(),
        score.low(),
        score.high(),
        score.score().part(Score.BREVITY_PENALTY),
        score.score().part(Score.LENGTH_RATIO),
        metric.signature(lowerCased),
        unended(rows));
  }

  private static List<SentenceRow> held(
      List<SentenceRow> rows, Function<SentenceRow, Integer> length, BucketScore bucket) {
    return rows.stream().filter(row -> bucket.bucket().holds(length.apply(row))).toList();
  }

  /** How many the model did not end; empty where an earlier version has not recorded it. */
  private static OptionalInt unended(List<SentenceRow> rows) {
    return rows.stream().anyMatch(row -> row.ended().isEmpty())
        ? OptionalInt.empty()
        : OptionalInt.of((int) rows.stream().filter(row -> row.ended().getAsInt() == 0).count());
  }

  /** A bucket without sentences, or too short ones, has no score, which is not a score of 0. */
  private static LengthRow row(
      List<SentenceRow> held,
      SentenceRow run,
      String subset,
      Metric metric,
      String axis,
      BucketScore bucket) {
    return new LengthRow(
        run.model(),
        run.seed(),
        subset,
        axis,
        metric.name(),
        bucket.bucket().from(),
        bucket.bucket().to(),
        bucket.sentences(),
        number(bucket, score -> score.score().value()),
        number(bucket, CorpusScore::low),
        number(bucket, CorpusScore::high),
        number(bucket, score -> score.score().part(Score.BREVITY_PENALTY)),
        number(bucket, score -> score.score().part(Score.LENGTH_RATIO)),
        unended(held));
  }

  private static double number(BucketScore bucket, ToDoubleFunction<CorpusScore> part) {
    return bucket.score().map(part::applyAsDouble).orElse(Double.NaN);
  }
}
