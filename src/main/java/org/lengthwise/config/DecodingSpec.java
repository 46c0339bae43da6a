package org.lengthwise.config;

import java.util.function.Function;

/** How every model translates. */
public sealed interface DecodingSpec permits GreedySpec, BeamSpec {

  /** Sentences decoded together; changes speed only. */
  int batch();

  /** The longest hypothesis, as a multiple of the source length, end token counted. */
  double lengthFactor();

  /** Whether the unknown word must not be generated. */
  boolean banUnknown();

  /** Whether an unknown word in the output is replaced by the most attended source word. */
  boolean replaceUnknown();

  /** The same search with the unknown word banned. */
  DecodingSpec banningUnknown();

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<GreedySpec, T> greedy, Function<BeamSpec, T> beam);
}
