package org.lengthwise.nn.parameter;

import ai.djl.ndarray.types.Shape;

/** Where the values of declared parameters come from: an initialiser, or a checkpoint. */
@FunctionalInterface
public interface ParameterSource {
  /** The values of one parameter in row-major order; as many as the shape holds. */
  float[] values(String name, Parameters.Role role, Shape shape);
}
