package org.lengthwise.nn.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.lengthwise.nn.parameter.ParameterSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.spec.OptimiserSpec;

/**
 * A rule that turns gradients into updates, in place. What it remembers between updates can be
 * saved and restored.
 */
public interface Optimiser {

  /**
   * Builds the rule of a config.
   *
   * @param manager owns what the rule remembers
   * @param parameters what is learnt, in a fixed order
   * @param memory where what it remembers comes from: zeros at the start, a checkpoint later
   */
  static Optimiser of(
      OptimiserSpec spec, NDManager manager, Parameters parameters, ParameterSource memory) {
    return spec.match(
        adam ->
            new Adam(
                adam,
                OptimiserState.declare(manager, parameters, memory, "adam.mean", "adam.square")),
        adadelta ->
            new Adadelta(
                adadelta,
                OptimiserState.declare(
                    manager, parameters, memory, "adadelta.gradient", "adadelta.update")));
  }

  /**
   * Applies one update, and leaves the gradients at zero.
   *
   * @param update its number, from 1
   * @param weights the parameters, in their order
   * @param gradients their gradients
   * @param scale what the gradients are multiplied by first
   */
  void update(int update, List<NDArray> weights, NDList gradients, double scale);

  /** What the rule remembers, by name. */
  Map<String, NDArray> memory();
}
