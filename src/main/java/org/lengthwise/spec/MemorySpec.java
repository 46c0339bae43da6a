package org.lengthwise.spec;

import java.util.function.Function;

/** The memory of attention: what its keys and values are made from. */
public sealed interface MemorySpec {

  /** k: the size of a key, from that of an annotation. */
  default int keySize(int annotation) {
    return annotation;
  }

  /** v: the size of a value, from that of an annotation. */
  default int valueSize(int annotation) {
    return annotation;
  }

  /** How many numbers it learns, from the size of an annotation. */
  default long parameters(long annotation) {
    return 0;
  }

  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(Function<Shared, T> shared, Function<KeyValue, T> keyValue) {
    if (this instanceof Shared kind) {
      return shared.apply(kind);
    }
    if (this instanceof KeyValue kind) {
      return keyValue.apply(kind);
    }
    throw new MissingCaseException(MemorySpec.class, this);
  }

  /** The annotations are both keys and values. */
  @Kind("shared")
  record Shared() implements MemorySpec {}

  /** Keys and values are projections of the annotations, each with its own matrix. */
  @Kind("key-value")
  record KeyValue(
      @Key(about = "size of a key", recommended = "256", source = "like hidden", min = 1) int keys,
      @Key(
              about = "size of a value, and so of the context vector",
              recommended = "512",
              source = "like an annotation",
              min = 1)
          int values)
      implements MemorySpec {
    @Override
    public int keySize(int annotation) {
      return keys;
    }

    @Override
    public int valueSize(int annotation) {
      return values;
    }

    @Override
    public long parameters(long annotation) {
      return annotation * (keys + values);
    }
  }
}
