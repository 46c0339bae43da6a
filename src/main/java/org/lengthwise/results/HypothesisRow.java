package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@link TableSchema#HYPOTHESES}: a test sentence and its translation by one run. Where
 * the decoding replaces unknown words, the hypothesis holds the source words that replaced them.
 *
 * @param sentence which test pair, from 0
 * @param sourceLength tokens, end token not counted
 * @param referenceLength tokens, end token not counted
 * @param source tokens joined by one space
 * @param reference tokens joined by one space
 * @param hypothesis tokens joined by one space
 * @param logProbability of the hypothesis and its end token, in nats
 * @param hypothesisText the hypothesis, detokenised
 * @param referenceText the reference as given
 * @param subset {@code all}, or {@code no-unk}: a sentence without unknown words in source and
 *     reference, translated with the unknown word banned
 * @param ended whether the model ended it; otherwise it was cut off, as a rule at the length limit.
 *     Empty in a table of an earlier version
 */
public record HypothesisRow(
    String model,
    long seed,
    String decoding,
    int sentence,
    int sourceLength,
    int referenceLength,
    String source,
    String reference,
    String hypothesis,
    double logProbability,
    String hypothesisText,
    String referenceText,
    String subset,
    @RecordRows.LaterColumn Optional<Boolean> ended) {
  /** The subset of all test sentences. */
  public static final String ALL = "all";

  /** The subset without unknown words. */
  public static final String NO_UNK = "no-unk";

  /** Writes the whole table, in place of an older one, or not at all. */
  public static void write(List<HypothesisRow> rows, Path file) {
    RecordRows.write(TableSchema.HYPOTHESES, rows, file);
  }

  /**
   * Reads the table.
   *
   * @throws ResultsException when the file is not such a table
   */
  public static List<HypothesisRow> read(Path file) {
    return RecordRows.read(TableSchema.HYPOTHESES, file, HypothesisRow.class);
  }
}
