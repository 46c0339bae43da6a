package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A row of {@link TableSchema#SIGNIFICANCE}: the answer to one question about two models, or about
 * one.
 *
 * @param model the model in question
 * @param other the model that it is compared with; empty where the row is about {@code model} alone
 * @param subset which translations, as in {@link SentenceRow}
 * @param axis whose length is meant where buckets are: {@code source} or {@code reference}
 * @param metric by its name; {@code …-precision} is BLEU without its brevity penalty
 * @param question one of {@link Question}
 * @param lengthFrom shortest length of the bucket in question; empty where there is none
 * @param lengthTo longest length of the bucket; empty for the last one
 * @param sentences how many the answer rests on: of the bucket, or of all that count
 * @param unit {@code points} of the metric, {@code points per ten tokens}, or {@code ratio}
 * @param estimate {@code model} minus {@code other}, or how many times as much; of one model, its
 *     own; NaN where it does not exist
 * @param low lower end of the interval; NaN without one
 * @param high upper end of the interval; NaN without one
 * @param p two-sided p-value of no difference; NaN where none is tested
 * @param pRandomisation the p-value of approximate randomisation, for two single runs; else NaN
 * @param pCorrected {@code p}, corrected by Holm for the questions asked together; NaN where there
 *     is no {@code p}
 * @param corrected how many p-values the correction covers; 1 where nothing is corrected, 0 where
 *     there is no {@code p}
 * @param degreesOfFreedom of Student's t; NaN where it is not used
 * @param sentenceVariance the variance over draws of test sentences, of the estimate or, for a
 *     ratio, of its logarithm
 * @param runVariance the same over runs; NaN where a model has a single run
 * @param runs of {@code model}
 * @param otherRuns of {@code other}; 0 without one
 * @param answersFor whether it answers for the models, {@code "models"}, or, where one has a single
 *     run, for these alone, {@code "runs"}
 * @param note what must be said beside it; empty where nothing
 */
public record SignificanceRow(
    String model,
    String other,
    String subset,
    String axis,
    String metric,
    String question,
    OptionalInt lengthFrom,
    OptionalInt lengthTo,
    int sentences,
    String unit,
    double estimate,
    double low,
    double high,
    double p,
    double pRandomisation,
    double pCorrected,
    int corrected,
    double degreesOfFreedom,
    double sentenceVariance,
    double runVariance,
    int runs,
    int otherRuns,
    String answersFor,
    String note) {

  /** The same with its p-value corrected. */
  public SignificanceRow corrected(double newPCorrected, int newCorrected) {
    return with(newPCorrected, newCorrected, note);
  }

  /** The same with something more to be said beside it. */
  public SignificanceRow noted(String more) {
    return with(pCorrected, corrected, note.isEmpty() ? more : note + "; " + more);
  }

  private SignificanceRow with(double newPCorrected, int newCorrected, String newNote) {
    return new SignificanceRow(
        model,
        other,
        subset,
        axis,
        metric,
        question,
        lengthFrom,
        lengthTo,
        sentences,
        unit,
        estimate,
        low,
        high,
        p,
        pRandomisation,
        newPCorrected,
        newCorrected,
        degreesOfFreedom,
        sentenceVariance,
        runVariance,
        runs,
        otherRuns,
        answersFor,
        newNote);
  }

  /** The names of the questions. */
  public static final class Question {
    /** Which is better on all sentences? */
    public static final String OVERALL = "overall";

    /** Which is better on the sentences of a bucket? */
    public static final String BUCKET = "bucket";

    /** By what factor does the one gain on the other with each ten tokens of length? */
    public static final String SLOPE = "slope";

    /** By how many points does the one gain on the other with each ten tokens of length? */
    public static final String SLOPE_IN_POINTS = "slope in points";

    /** What share of its score in the reference bucket is kept in a bucket of long sentences? */
    public static final String RETENTION = "retention";

    /** What share of the score of sentences one by one is kept when they are joined? */
    public static final String JOINED = "joined";

    /** What share of the score of whole sentences do their parts have? */
    public static final String CUT = "cut";

    private Question() {}
  }

  /** Writes the whole table, in place of an older one, or not at all. */
  public static void write(List<SignificanceRow> rows, Path file) {
    RecordRows.write(TableSchema.SIGNIFICANCE, rows, file);
  }

  /**
   * Reads the table.
   *
   * @throws ResultsException when the file is not such a table
   */
  public static List<SignificanceRow> read(Path file) {
    return RecordRows.read(TableSchema.SIGNIFICANCE, file, SignificanceRow.class);
  }
}
