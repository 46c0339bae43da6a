package org.lengthwise.config;

import java.util.function.Function;

/** The rule that turns gradients into updates. */
public sealed interface OptimiserSpec permits AdamSpec, AdadeltaSpec {
  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<AdamSpec, T> adam, Function<AdadeltaSpec, T> adadelta);
}
