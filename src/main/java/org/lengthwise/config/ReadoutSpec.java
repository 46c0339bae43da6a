package org.lengthwise.config;

import java.util.function.Function;

/** The layer between the decoder's state and the output layer. */
public sealed interface ReadoutSpec permits MaxoutSpec, TanhSpec {

  /** l: the size of what the output layer gets. */
  int units();

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<MaxoutSpec, T> maxout, Function<TanhSpec, T> tanh);
}
