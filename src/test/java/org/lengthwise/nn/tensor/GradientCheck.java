package org.lengthwise.nn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.random.RandomStream;

/**
 * Holds the gradient of a scalar against central differences, along a random direction in each
 * parameter.
 */
public final class GradientCheck {
  private static final float STEP = 1f / 256;

  private GradientCheck() {}

  /**
   * @param scalar computed from the parameters, which have been lent to the given manager
   */
  public static void holds(
      NDManager root, Parameters parameters, Function<NDManager, NDArray> scalar) {
    for (Map.Entry<String, NDArray> parameter : parameters.byName().entrySet()) {
      float[] start = parameter.getValue().toFloatArray();
      float[] direction = direction(start.length, parameter.getKey());
      double expected =
          (moved(root, parameters, parameter.getValue(), start, direction, STEP, scalar)
                  - moved(root, parameters, parameter.getValue(), start, direction, -STEP, scalar))
              / (2 * STEP);
      parameter.getValue().set(start);
      double found = dot(gradient(root, parameters, parameter.getKey(), scalar), direction);
      assertThat(found)
          .as("gradient of " + parameter.getKey())
          .isCloseTo(expected, within(2e-3 + 5e-3 * Math.abs(expected)));
    }
  }

  private static double moved(
      NDManager root,
      Parameters parameters,
      NDArray array,
      float[] start,
      float[] direction,
      float step,
      Function<NDManager, NDArray> scalar) {
    float[] values = start.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += step * direction[i];
    }
    array.set(values);
    try (NDManager work = root.newSubManager()) {
      parameters.lendTo(work);
      return scalar.apply(work).getFloat();
    }
  }

  private static float[] gradient(
      NDManager root, Parameters parameters, String name, Function<NDManager, NDArray> scalar) {
    try (NDManager work = root.newSubManager()) {
      parameters.lendTo(work);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(scalar.apply(work));
      }
      NDArray gradient = parameters.byName().get(name).getGradient();
      gradient.attach(work);
      float[] values = gradient.toFloatArray();
      parameters.gradients(work).forEach(array -> array.muli(0));
      return values;
    }
  }

  private static float[] direction(int length, String name) {
    UniformRandomProvider random = RandomStream.of(7, name, 0);
    float[] direction = new float[length];
    for (int i = 0; i < length; i++) {
      direction[i] = (random.nextBoolean() ? 1 : -1) / (float) Math.sqrt(length);
    }
    return direction;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
