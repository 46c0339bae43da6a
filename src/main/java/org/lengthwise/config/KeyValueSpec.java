package org.lengthwise.config;

import java.util.function.Function;

/** Key-value mode: keys and values are projections of the annotations, each with its own matrix. */
@Kind("key-value")
public record KeyValueSpec(
    @Key(about = "size of a key", min = 1) int keys,
    @Key(about = "size of a value, and so of the context vector", min = 1) int values)
    implements MemorySpec {

  @Override
  public <T> T match(Function<SharedSpec, T> shared, Function<KeyValueSpec, T> keyValue) {
    return keyValue.apply(this);
  }
}
