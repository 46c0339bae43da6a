package org.lengthwise.model;

import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ReadoutSpec;

/**
 * How many numbers a model trains, reckoned without making it. The letters are those of the table
 * of weights in {@code results/README.md}; a test holds the sums against what models declare.
 *
 * @param embeddings numbers of the two tables of embeddings, of which a word uses one row
 * @param others all other numbers, which are at work for every word
 */
public record ParameterCount(long embeddings, long others) {
  /**
   * Counts.
   *
   * @param sourceWords K_x: words of the source vocabulary, end and unknown word counted
   * @param targetWords K_y: likewise of the target
   */
  public static ParameterCount of(ModelSpec spec, long sourceWords, long targetWords) {
    long m = spec.embedding();
    long n = spec.hidden();
    int directions = spec.encoder() == ModelSpec.Directions.BIDIRECTIONAL ? 2 : 1;
    long annotation = directions * n;
    long value =
        spec.match(
            fixed -> annotation,
            attention ->
                attention.memory().match(shared -> annotation, own -> (long) own.values()));
    long summary = spec.match(fixed -> annotation, attention -> n);
    long unit = 3 * n * m + 3 * n * n + n;
    long others =
        2 * m
            + directions * unit
            + spec.match(fixed -> 0L, attention -> ofAttention(attention, annotation))
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

  private static long ofAttention(AttentionSpec spec, long annotation) {
    long n = spec.hidden();
    long key = spec.keySize();
    long memory =
        spec.memory().match(shared -> 0L, own -> annotation * (own.keys() + own.values()));
    long score =
        spec.score()
            .match(
                additive -> (n + key + 1) * additive.hidden(),
                dot -> 0L,
                scaled -> 0L,
                bilinear -> n * key,
                cosine -> 1L,
                uniform -> 0L);
    return memory + score + spec.projectionParameters();
  }

  private static long ofOutput(ModelSpec spec, long value, long targetWords) {
    int units = spec.readout().match(ReadoutSpec.Maxout::units, ReadoutSpec.Tanh::units);
    long wide = spec.readout().match(maxout -> 2L * maxout.units(), tanh -> (long) tanh.units());
    long readout = wide * (spec.hidden() + 1L + spec.embedding() + value);
    long output =
        spec.outputRank()
            .map(rank -> units * rank + rank * targetWords)
            .orElse(units * targetWords);
    return readout + output + targetWords;
  }
}
