package org.lengthwise.nn.parameter;

import ai.djl.ndarray.types.Shape;

/** Gives the values of declared parameters: an initialiser, or a checkpoint. */
@FunctionalInterface
public interface ParameterSource {
  /** The values of one parameter in row-major order; as many numbers as the shape has. */
  float[] values(String name, Parameters.Role role, Shape shape);
}
