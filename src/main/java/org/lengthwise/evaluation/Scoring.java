package org.lengthwise.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lengthwise.corpus.LengthBucket;
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
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.results.SweptColumns;
import org.lengthwise.spec.EvaluationSpec;

/**
 * From the translations of all finished runs to {@code scores.csv}, {@code bleu_by_length.csv} and
 * {@code sharpness.csv}.
 *
 * @param evaluation buckets, and the bootstrap behind the intervals
 * @param lowerCased whether the corpus was lower-cased, which the signature says
 * @param swept the columns that identify the variants of a sweep
 */
public record Scoring(EvaluationSpec evaluation, boolean lowerCased, SweptColumns swept) {
  /**
   * Scores the translations in these folders and writes the tables, in place of older ones.
   *
   * @throws ResultsException when a table of a run is damaged, with what to do
   */
  public void score(List<RunFolder> runs, ExperimentFolder folder) {
    List<ScoreRow> scores = new ArrayList<>();
    List<LengthRow> byLength = new ArrayList<>();
    List<SharpnessRow> sharpness = new ArrayList<>();
    for (RunFolder run : runs) {
      for (List<HypothesisRow> subset : subsets(read(run.hypotheses(), HypothesisRow::read))) {
        score(subset, scores, byLength);
      }
      sharpness.addAll(read(run.sharpness(), SharpnessRow::read));
    }
    ScoreRow.write(scores, swept, folder.scores());
    LengthRow.write(byLength, swept, folder.bleuByLength());
    SharpnessRow.write(sharpness, swept, folder.sharpness());
  }

  private static <T> List<T> read(Path table, Function<Path, List<T>> reader) {
    try {
      return reader.apply(table);
    } catch (ResultsException e) {
      throw new ResultsException(
          e.getMessage()
              + "; remove the file and rerun the command experiment, which makes it again",
          e);
    }
  }

  /** The rows of each subset, in the order of the table. */
  private static Collection<List<HypothesisRow>> subsets(List<HypothesisRow> hypotheses) {
    return hypotheses.stream()
        .collect(groupingBy(HypothesisRow::subset, LinkedHashMap::new, toList()))
        .values();
  }

  private void score(
      List<HypothesisRow> hypotheses, List<ScoreRow> scores, List<LengthRow> byLength) {
    for (Metric metric : Metric.reported()) {
      List<Statistics> sentences = hypotheses.stream().map(row -> statistics(metric, row)).toList();
      CorpusScore.of(sentences, metric, bootstrap())
          .ifPresent(score -> scores.add(row(hypotheses, metric, score)));
      byLength.addAll(axis(hypotheses, sentences, metric, "source", HypothesisRow::sourceLength));
      byLength.addAll(
          axis(hypotheses, sentences, metric, "reference", HypothesisRow::referenceLength));
    }
  }

  private Bootstrap bootstrap() {
    return new Bootstrap(evaluation.resamples(), evaluation.confidence(), evaluation.seed());
  }

  private static Statistics statistics(Metric metric, HypothesisRow row) {
    return metric.readsTokens()
        ? metric.statistics(row.hypothesis(), row.reference())
        : metric.statistics(row.hypothesisText(), row.referenceText());
  }

  private ScoreRow row(List<HypothesisRow> hypotheses, Metric metric, CorpusScore score) {
    HypothesisRow run = hypotheses.get(0);
    return new ScoreRow(
        run.model(),
        run.seed(),
        run.subset(),
        run.decoding(),
        metric.name(),
        score.sentences(),
        score.score().value(),
        score.low(),
        score.high(),
        score.score().part(Score.BREVITY_PENALTY),
        score.score().part(Score.LENGTH_RATIO),
        metric.signature(lowerCased),
        unended(hypotheses));
  }

  private List<LengthRow> axis(
      List<HypothesisRow> hypotheses,
      List<Statistics> sentences,
      Metric metric,
      String axis,
      Function<HypothesisRow, Integer> length) {
    List<Integer> lengths = hypotheses.stream().map(length).toList();
    List<LengthBucket> buckets = LengthBucket.endingAt(evaluation.buckets());
    return BucketScore.of(sentences, lengths, buckets, metric, bootstrap()).stream()
        .map(
            bucket ->
                row(
                    hypotheses.get(0),
                    metric,
                    axis,
                    bucket,
                    unended(
                        hypotheses.stream()
                            .filter(row -> bucket.bucket().holds(length.apply(row)))
                            .toList())))
        .toList();
  }

  /** How many the model did not end; empty where an earlier version has not recorded it. */
  private static OptionalInt unended(List<HypothesisRow> hypotheses) {
    return hypotheses.stream().anyMatch(row -> row.ended().isEmpty())
        ? OptionalInt.empty()
        : OptionalInt.of(
            (int) hypotheses.stream().filter(row -> !row.ended().orElseThrow()).count());
  }

  /** A bucket without sentences, or too short ones, has no score, which is not a score of 0. */
  private static LengthRow row(
      HypothesisRow run, Metric metric, String axis, BucketScore bucket, OptionalInt unended) {
    return new LengthRow(
        run.model(),
        run.seed(),
        run.subset(),
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
        unended);
  }

  private static double number(BucketScore bucket, ToDoubleFunction<CorpusScore> part) {
    return bucket.score().map(part::applyAsDouble).orElse(Double.NaN);
  }
}
