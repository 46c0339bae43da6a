package org.lengthwise.config;

import java.util.Optional;
import java.util.function.Function;

/** An encoder-decoder of the comparison. */
public sealed interface ModelSpec permits FixedVectorSpec, AttentionSpec {
  /** The name in tables, charts and folders. */
  String name();

  /** m: the size of a word embedding, source and target alike. */
  int embedding();

  /** n: the size of a hidden state, encoder (each direction) and decoder alike. */
  int hidden();

  /** l: the units of the readout after pooling pairs of 2l. */
  int maxout();

  /**
   * The longest training sentence this model sees, in tokens, on either side; the corpus's limit
   * when empty.
   */
  Optional<Integer> lengthLimit();

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<FixedVectorSpec, T> fixedVector, Function<AttentionSpec, T> attention);
}
