package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import org.lengthwise.config.KeyValueSpec;

/**
 * Key-value mode: an annotation is projected once to be found and once to be read, {@code att((K,
 * V), q) = sum_j softmax_j(s(k_j, q)) v_j} (Qiu, Neural Networks and Deep Learning, chapter 8). No
 * bias.
 *
 * @param keyWeights (a, k)
 * @param valueWeights (a, v)
 */
record SeparateKeysAndValues(NDArray keyWeights, NDArray valueWeights) implements KeysAndValues {

  static SeparateKeysAndValues declare(
      Parameters parameters, String name, KeyValueSpec spec, int annotation) {
    return new SeparateKeysAndValues(
        parameters.declare(name + ".keys", Role.WEIGHT, annotation, spec.keys()),
        parameters.declare(name + ".values", Role.WEIGHT, annotation, spec.values()));
  }

  @Override
  public NDArray keys(NDArray annotations) {
    return Product.of(annotations, keyWeights);
  }

  @Override
  public NDArray values(NDArray annotations) {
    return Product.of(annotations, valueWeights);
  }

  @Override
  public int keySize() {
    return (int) keyWeights.getShape().get(1);
  }

  @Override
  public int valueSize() {
    return (int) valueWeights.getShape().get(1);
  }
}
