package org.lengthwise.nn.parameter;

import ai.djl.ndarray.types.Shape;

/**
 * Parameter values without rhyme, so that swapped axes or names cannot pass: multiples of 1/8 from
 * -11/8 to 11/8.
 */
public final class Pattern implements ParameterSource {
  @Override
  public float[] values(String name, Parameters.Role role, Shape shape) {
    int salt = name.chars().sum();
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ((((i + 3) * (i + 7) * (i % 5 + 2) * 13 + salt * 11) % 23) - 11) / 8f;
    }
    return values;
  }
}
