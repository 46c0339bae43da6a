package org.lengthwise.model;

import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * How many numbers a model trains, computed without building it. The letters are those of the table
 * of weights in {@code results/README.md}. A test compares the sums with what models declare.
 *
 * @param embeddings numbers in the two tables of embeddings, of which a word uses one row
 * @param others all other numbers, all of which are used for every word
 */
public record ParameterCount(long embeddings, long others) {
  /**
   * Counts the parameters of a model.
   *
   * @param sourceWords K_x: words of the source vocabulary, end token and unknown word included
   * @param targetWords K_y: likewise of the target
   */
  public static ParameterCount of(ModelSpec spec, long sourceWords, long targetWords) {
    long m = spec.embedding();
    long n = spec.hidden();
    int directions = spec.encoder() == ModelSpec.Directions.BIDIRECTIONAL ? 2 : 1;
    int annotation = spec.annotationSize();
    long value = spec.match(fixed -> annotation, AttentionSpec::valueSize);
    long summary = spec.match(fixed -> annotation, AttentionSpec::hidden);
    long unit = 3 * n * m + 3 * n * n + n;
    long others =
        2 * m
            + directions * unit
            + spec.match(fixed -> 0L, ParameterCount::ofAttention)
            + (summary + 1) * n
            + unit
            + 3 * value * n
            + ofOutput(spec, value, targetWords);
    return new ParameterCount(m * (sourceWords + targetWords), others);
  }

  /** The sum. */
  public long all() {
    return embeddings + others;
  }

  private static long ofAttention(AttentionSpec spec) {
    return spec.memory().parameters(spec.annotationSize())
        + spec.score().parameters(spec.hidden(), spec.keySize())
        + spec.projectionParameters();
  }

  private static long ofOutput(ModelSpec spec, long value, long targetWords) {
    long units = spec.readout().units();
    long readout = spec.readout().width() * (spec.hidden() + 1L + spec.embedding() + value);
    long output =
        spec.outputRank()
            .map(rank -> units * rank + rank * targetWords)
            .orElse(units * targetWords);
    return readout + output + targetWords;
  }
}
