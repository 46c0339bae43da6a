package org.lengthwise.results;

import java.util.OptionalInt;

/**
 * A row of {@link TableSchema#SENTENCES}: one translation in numbers alone. The counts of each
 * metric follow in columns of their own; see {@link SentenceTable}.
 *
 * @param subset which set of translations it belongs to, by a name of {@link Subset}
 * @param sentence which test pair, the first where there are several, from 0
 * @param sourceLength tokens, end token not counted
 * @param referenceLength tokens, end token not counted
 * @param hypothesisLength tokens, end token not counted
 * @param logProbability in nats, end token counted, to two decimals
 * @param ended 1 where the model ended the translation, 0 where it was cut off; empty where that is
 *     not known
 * @param unknown words of the hypothesis that the model does not know, not those replaced
 * @param repeated words of the hypothesis that end a pair of words which it has used before
 * @param greatestWeight the mean over its words of the greatest attention weight, to two decimals
 *     as the others; NaN where there is no attention
 * @param entropy the mean entropy of the weights, in nats
 * @param endWeight the mean weight on the end token of the source
 * @param diagonalDistance the mean distance from the diagonal: between where the weights look on
 *     average, as a share of the source, and where the word stands, as a share of the translation
 */
public record SentenceRow(
    String model,
    long seed,
    String decoding,
    String subset,
    int sentence,
    int sourceLength,
    int referenceLength,
    int hypothesisLength,
    double logProbability,
    OptionalInt ended,
    int unknown,
    int repeated,
    double greatestWeight,
    double entropy,
    double endWeight,
    double diagonalDistance) {

  /** The names of the sets of translations that a run is scored on; a column of several tables. */
  public static final class Subset {
    /** Every test sentence. */
    public static final String ALL = HypothesisRow.ALL;

    /** Test sentences without unknown words, translated with the unknown word banned. */
    public static final String NO_UNK = HypothesisRow.NO_UNK;

    /**
     * The translations of {@link #ALL}, each beside the reference of another sentence of the same
     * length: what the n-grams are worth that all sentences share.
     */
    public static final String FLOOR = "floor";

    private Subset() {}

    /** Inputs of so many test sentences, translated as one. */
    public static String joined(int sentences) {
      return "joined-" + sentences;
    }

    /** The sentences of {@link #joined}, translated one by one and put together. */
    public static String joinedParts(int sentences) {
      return joined(sentences) + "-parts";
    }

    /** Test sentences of more than so many tokens, translated in parts of at most so many. */
    public static String cut(int tokens) {
      return "cut-" + tokens;
    }

    /** The sentences of {@link #cut}, translated as they are. */
    public static String cutWhole(int tokens) {
      return cut(tokens) + "-whole";
    }
  }
}
