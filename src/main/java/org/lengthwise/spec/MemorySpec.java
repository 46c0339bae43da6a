package org.lengthwise.spec;

import java.util.function.Function;

/** What attention compares the query with, and what it brings back. */
public sealed interface MemorySpec {

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<Shared, T> shared, Function<KeyValue, T> keyValue);

  /** Normal mode: the annotations are keys and values at once. */
  @Kind("shared")
  record Shared() implements MemorySpec {

    @Override
    public <T> T match(Function<Shared, T> shared, Function<KeyValue, T> keyValue) {
      return shared.apply(this);
    }
  }

  /**
   * Key-value mode: keys and values are projections of the annotations, each with its own matrix.
   */
  @Kind("key-value")
  record KeyValue(
      @Key(about = "size of a key", min = 1) int keys,
      @Key(about = "size of a value, and so of the context vector", min = 1) int values)
      implements MemorySpec {

    @Override
    public <T> T match(Function<Shared, T> shared, Function<KeyValue, T> keyValue) {
      return keyValue.apply(this);
    }
  }
}
