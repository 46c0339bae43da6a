package org.lengthwise.config;

import java.util.function.Function;

/** Normal mode: the annotations are keys and values at once. */
@Kind("shared")
public record SharedSpec() implements MemorySpec {

  @Override
  public <T> T match(Function<SharedSpec, T> shared, Function<KeyValueSpec, T> keyValue) {
    return shared.apply(this);
  }
}
