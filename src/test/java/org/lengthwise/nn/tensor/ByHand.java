package org.lengthwise.nn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;

/** Holds a computation whose gradient is written by hand against the engine's own. */
public final class ByHand {
  private ByHand() {}

  /** Values without rhyme, see {@link Pattern}. */
  public static NDArray values(NDManager manager, String name, long... shape) {
    return manager.create(
        new Pattern().values(name, Parameters.Role.WEIGHT, new Shape(shape)), new Shape(shape));
  }

  /**
   * Results, and the gradients of their sum, each part times a number of its own, in every input.
   *
   * @param tolerance of each difference, relative to the largest expected value of the array
   */
  public static void agrees(
      NDList inputs,
      Tape.HandWritten byHand,
      Function<NDList, NDArray> reference,
      double tolerance) {
    inputs.forEach(input -> input.setRequiresGradient(true));
    NDManager manager = inputs.get(0).getManager();
    NDList expected = new NDList();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray result = reference.apply(inputs);
      expected.add(result);
      collector.backward(result.mul(shares(result)).sum());
    }
    inputs.forEach(input -> expected.add(input.getGradient().duplicate()));

    NDList cut = new NDList();
    inputs.forEach(input -> cut.add(input.stopGradient()));
    NDArray result;
    try (GradientCollector training = Engine.getInstance().newGradientCollector()) {
      result = byHand.forward(cut);
    }
    NDList found = new NDList(result);
    found.addAll(byHand.backward(shares(result)));
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).getManager()).isSameAs(manager);
      assertClose(found.get(i), expected.get(i), tolerance, i == 0 ? "result" : "input " + (i - 1));
    }
  }

  private static NDArray shares(NDArray result) {
    return values(result.getManager(), "shares", result.getShape().getShape().clone());
  }

  public static void assertClose(NDArray found, NDArray expected, double tolerance, String what) {
    assertThat(found.getShape()).as("shape of " + what).isEqualTo(expected.getShape());
    float largest = expected.abs().max().getFloat();
    assertThat(largest).as("largest of " + what).isPositive().isFinite();
    assertThat((double) found.sub(expected).abs().max().getFloat())
        .as("largest difference in " + what)
        .isCloseTo(0, within(tolerance * largest));
  }

  /** The gradients, which are set back to zero. */
  public static Map<String, NDArray> takeGradients(Parameters parameters) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    parameters
        .byName()
        .forEach(
            (name, array) -> {
              NDArray gradient = array.getGradient();
              gradients.put(name, gradient.duplicate());
              gradient.muli(0);
            });
    return gradients;
  }
}
