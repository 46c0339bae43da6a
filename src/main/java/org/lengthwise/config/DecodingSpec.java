package org.lengthwise.config;

import java.util.function.Function;

/** How every model translates. */
public sealed interface DecodingSpec permits GreedySpec {
  /** Sentences decoded together; changes speed only. */
  int batch();

  /** The longest hypothesis, as a multiple of the source length, end token counted. */
  double lengthFactor();

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<GreedySpec, T> greedy);
}
