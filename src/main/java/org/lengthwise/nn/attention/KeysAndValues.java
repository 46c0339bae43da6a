package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.spec.MemorySpec;

/**
 * The memory of attention: keys, which the query is compared with, and values, which the context
 * vector is computed from, both made from the annotations.
 */
public interface KeysAndValues {

  /**
   * Builds the memory of a config and declares its parameters.
   *
   * @param name prefix of its parameters' names
   * @param annotation a: size of an annotation
   */
  static KeysAndValues of(MemorySpec spec, Parameters parameters, String name, int annotation) {
    return spec.match(
        shared -> new Shared(annotation),
        keyValue -> Separate.declare(parameters, name, keyValue, annotation));
  }

  /** The keys: (B, T, a) becomes (B, T, k). */
  NDArray keys(NDArray annotations);

  /** The values: (B, T, a) becomes (B, T, v). */
  NDArray values(NDArray annotations);

  /** k. */
  int keySize();

  /** v, the size of a context vector. */
  int valueSize();

  /**
   * Normal mode: the annotations are keys and values at once (Bahdanau et al. 2015, section 3.1).
   * No parameters; the annotations are returned unchanged.
   *
   * @param annotation size of an annotation
   */
  record Shared(int annotation) implements KeysAndValues {

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

  /**
   * Key-value mode: each annotation is projected to a key and to a value, {@code att((K, V), q) =
   * sum_j softmax_j(s(k_j, q)) v_j} (Qiu, Neural Networks and Deep Learning, chapter 8). No bias.
   *
   * @param keyWeights (a, k)
   * @param valueWeights (a, v)
   */
  record Separate(NDArray keyWeights, NDArray valueWeights) implements KeysAndValues {

    static Separate declare(
        Parameters parameters, String name, MemorySpec.KeyValue spec, int annotation) {
      return new Separate(
          parameters.declare(name + ".keys", Parameters.Role.WEIGHT, annotation, spec.keys()),
          parameters.declare(name + ".values", Parameters.Role.WEIGHT, annotation, spec.values()));
    }

    @Override
    public NDArray keys(NDArray annotations) {
      return MatMul.of(annotations, keyWeights);
    }

    @Override
    public NDArray values(NDArray annotations) {
      return MatMul.of(annotations, valueWeights);
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
}
