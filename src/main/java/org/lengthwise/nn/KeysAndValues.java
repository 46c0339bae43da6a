package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import org.lengthwise.config.MemorySpec;

/** What attention compares the query with, and what it brings back, made from the annotations. */
public interface KeysAndValues {

  /**
   * The memory a config asks for.
   *
   * @param name under which its parameters are declared
   * @param annotation a: size of an annotation
   */
  static KeysAndValues of(MemorySpec spec, Parameters parameters, String name, int annotation) {
    return spec.match(
        shared -> new SharedKeysAndValues(annotation),
        keyValue -> SeparateKeysAndValues.declare(parameters, name, keyValue, annotation));
  }

  /** What the query is compared with: (B, T, a) becomes (B, T, k). */
  NDArray keys(NDArray annotations);

  /** What the context vector is made of: (B, T, a) becomes (B, T, v). */
  NDArray values(NDArray annotations);

  /** k. */
  int keySize();

  /** v, the size of a context vector. */
  int valueSize();
}
