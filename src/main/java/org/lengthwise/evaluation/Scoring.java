package org.lengthwise.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.metrics.Bleu;
import org.lengthwise.metrics.BleuStatistics;
import org.lengthwise.metrics.Bootstrap;
import org.lengthwise.metrics.BucketScore;
import org.lengthwise.metrics.CorpusScore;
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
 * @param swept what tells variants apart
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
          e.getMessage() + "; remove the file, and the command experiment makes it again", e);
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
    for (Bleu bleu : Bleu.REPORTED) {
      List<BleuStatistics> sentences =
          hypotheses.stream().map(row -> statistics(bleu, row)).toList();
      CorpusScore.of(sentences, bleu, bootstrap())
          .ifPresent(score -> scores.add(row(hypotheses.get(0), bleu, score)));
      byLength.addAll(axis(hypotheses, sentences, bleu, "source", HypothesisRow::sourceLength));
      byLength.addAll(
          axis(hypotheses, sentences, bleu, "reference", HypothesisRow::referenceLength));
    }
  }

  private Bootstrap bootstrap() {
    return new Bootstrap(evaluation.resamples(), evaluation.confidence(), evaluation.seed());
  }

  /** The BLEU of tokenised text looks at the tokens, any other at the plain text. */
  private static BleuStatistics statistics(Bleu bleu, HypothesisRow row) {
    return bleu.equals(Bleu.TOKENISED)
        ? bleu.statistics(row.hypothesis(), row.reference())
        : bleu.statistics(row.hypothesisText(), row.referenceText());
  }

  private ScoreRow row(HypothesisRow run, Bleu bleu, CorpusScore score) {
    return new ScoreRow(
        run.model(),
        run.seed(),
        run.subset(),
        run.decoding(),
        bleu.name(),
        score.sentences(),
        score.bleu().score(),
        score.interval().low(),
        score.interval().high(),
        score.bleu().brevityPenalty(),
        score.bleu().lengthRatio(),
        bleu.signature(lowerCased));
  }

  private List<LengthRow> axis(
      List<HypothesisRow> hypotheses,
      List<BleuStatistics> sentences,
      Bleu bleu,
      String axis,
      Function<HypothesisRow, Integer> length) {
    List<Integer> lengths = hypotheses.stream().map(length).toList();
    List<LengthBucket> buckets = LengthBucket.endingAt(evaluation.buckets());
    return BucketScore.of(sentences, lengths, buckets, bleu, bootstrap()).stream()
        .map(bucket -> row(hypotheses.get(0), bleu, axis, bucket))
        .toList();
  }

  /** A bucket without sentences has no score, which is not a score of nought. */
  private static LengthRow row(HypothesisRow run, Bleu bleu, String axis, BucketScore bucket) {
    return new LengthRow(
        run.model(),
        run.seed(),
        run.subset(),
        axis,
        bleu.name(),
        bucket.bucket().from(),
        bucket.bucket().to(),
        bucket.sentences(),
        number(bucket, score -> score.bleu().score()),
        number(bucket, score -> score.interval().low()),
        number(bucket, score -> score.interval().high()),
        number(bucket, score -> score.bleu().brevityPenalty()),
        number(bucket, score -> score.bleu().lengthRatio()));
  }

  private static double number(BucketScore bucket, ToDoubleFunction<CorpusScore> part) {
    return bucket.score().map(part::applyAsDouble).orElse(Double.NaN);
  }
}
