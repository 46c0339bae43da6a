package org.lengthwise.train;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.text.Vocabulary;

/** Turns pairs of a bitext into padded batches. */
record BatchLoader(Bitext bitext) {

  /** Both sides of the pairs that a model learns from in one update. */
  record Batch(PaddedBatch sources, PaddedBatch targets) {}

  Batch load(int[] pairs) {
    return new Batch(padded(pairs, bitext::source), padded(pairs, bitext::target));
  }

  private static PaddedBatch padded(int[] pairs, IntFunction<int[]> side) {
    return PaddedBatch.of(Arrays.stream(pairs).mapToObj(side).toList(), Vocabulary.END);
  }
}
