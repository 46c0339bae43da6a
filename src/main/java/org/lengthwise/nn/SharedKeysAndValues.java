package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/**
 * Normal mode: the annotations are keys and values at once (Bahdanau et al. 2015, section 3.1). No
 * parameters; the annotations are handed back as they came.
 *
 * @param annotation size of an annotation
 */
record SharedKeysAndValues(int annotation) implements KeysAndValues {

  @Override
  public NDArray keys(NDArray annotations) {
    return annotations;
  }

  @Override
  public NDArray values(NDArray annotations) {
    return annotations;
  }

  @Override
  public int keySize() {
    return annotation;
  }

  @Override
  public int valueSize() {
    return annotation;
  }
}
