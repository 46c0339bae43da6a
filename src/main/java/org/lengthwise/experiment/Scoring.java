package org.lengthwise.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.lengthwise.config.EvaluationSpec;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.corpus.LengthBuckets;
import org.lengthwise.metrics.Bleu;
import org.lengthwise.metrics.BleuScore;
import org.lengthwise.metrics.BleuStatistics;
import org.lengthwise.metrics.Bootstrap;
import org.lengthwise.metrics.Interval;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.ScoreRow;

/**
 * From the translations of all finished runs to {@code scores.csv} and {@code bleu_by_length.csv}.
 *
 * @param evaluation buckets, and the bootstrap behind the intervals
 * @param lowerCased whether the corpus was lower-cased, which the signature says
 */
record Scoring(EvaluationSpec evaluation, boolean lowerCased) {
  private static final String SUBSET = "all";

  /** Scores the translations in these folders and writes both tables, in place of older ones. */
  void score(List<RunFolder> runs, ExperimentFolder folder) {
    List<ScoreRow> scores = new ArrayList<>();
    List<LengthRow> byLength = new ArrayList<>();
    for (RunFolder run : runs) {
      List<HypothesisRow> hypotheses = HypothesisRow.read(run.hypotheses());
      if (hypotheses.isEmpty()) {
        continue; // no test pairs, so nothing to score
      }
      for (Bleu bleu : Bleu.REPORTED) {
        List<Scored> sentences =
            hypotheses.stream().map(row -> new Scored(row, statistics(bleu, row))).toList();
        scores.add(score(bleu, sentences));
        byLength.addAll(axis(bleu, sentences, "source", HypothesisRow::sourceLength));
        byLength.addAll(axis(bleu, sentences, "reference", HypothesisRow::referenceLength));
      }
    }
    ScoreRow.write(scores, folder.scores());
    LengthRow.write(byLength, folder.bleuByLength());
  }

  /** A translated sentence and what BLEU counts of it. */
  private record Scored(HypothesisRow row, BleuStatistics statistics) {}

  /** The BLEU of tokenised text looks at the tokens, any other at the plain text. */
  private static BleuStatistics statistics(Bleu bleu, HypothesisRow row) {
    return bleu.equals(Bleu.TOKENISED)
        ? bleu.statistics(row.hypothesis(), row.reference())
        : bleu.statistics(row.hypothesisText(), row.referenceText());
  }

  private ScoreRow score(Bleu bleu, List<Scored> sentences) {
    HypothesisRow first = sentences.get(0).row();
    Numbers numbers = numbers(bleu, sentences);
    return new ScoreRow(
        first.model(),
        first.seed(),
        SUBSET,
        first.decoding(),
        bleu.name(),
        sentences.size(),
        numbers.score(),
        numbers.low(),
        numbers.high(),
        numbers.brevityPenalty(),
        numbers.lengthRatio(),
        bleu.signature(lowerCased));
  }

  private List<LengthRow> axis(
      Bleu bleu, List<Scored> sentences, String axis, ToIntFunction<HypothesisRow> length) {
    HypothesisRow first = sentences.get(0).row();
    List<LengthRow> rows = new ArrayList<>();
    for (LengthBucket bucket : LengthBuckets.of(evaluation.buckets())) {
      List<Scored> held =
          sentences.stream()
              .filter(sentence -> bucket.holds(length.applyAsInt(sentence.row())))
              .toList();
      Numbers numbers = numbers(bleu, held);
      rows.add(
          new LengthRow(
              first.model(),
              first.seed(),
              SUBSET,
              axis,
              bleu.name(),
              bucket.from(),
              bucket.to(),
              held.size(),
              numbers.score(),
              numbers.low(),
              numbers.high(),
              numbers.brevityPenalty(),
              numbers.lengthRatio()));
    }
    return rows;
  }

  private record Numbers(
      double score, double low, double high, double brevityPenalty, double lengthRatio) {
    /** A set without sentences has no score, which is not a score of nought. */
    static final Numbers NONE =
        new Numbers(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  private Numbers numbers(Bleu bleu, List<Scored> sentences) {
    List<BleuStatistics> statistics = sentences.stream().map(Scored::statistics).toList();
    Optional<Interval> interval =
        Bootstrap.interval(
            statistics, bleu, evaluation.resamples(), evaluation.confidence(), evaluation.seed());
    if (interval.isEmpty()) {
      return Numbers.NONE;
    }
    BleuScore score = bleu.score(statistics);
    return new Numbers(
        score.score(),
        interval.get().low(),
        interval.get().high(),
        score.brevityPenalty(),
        score.lengthRatio());
  }
}
