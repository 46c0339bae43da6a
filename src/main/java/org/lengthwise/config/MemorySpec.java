package org.lengthwise.config;

import java.util.function.Function;

/** What attention compares the query with, and what it brings back. */
public sealed interface MemorySpec permits SharedSpec, KeyValueSpec {

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<SharedSpec, T> shared, Function<KeyValueSpec, T> keyValue);
}
