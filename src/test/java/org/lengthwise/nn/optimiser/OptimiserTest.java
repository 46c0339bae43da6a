package org.lengthwise.nn.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.parameter.ParameterSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.spec.Kinds;
import org.lengthwise.spec.OptimiserSpec;

class OptimiserTest {
  private static final ParameterSource ZEROS = (name, role, shape) -> new float[(int) shape.size()];
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  private float[] afterUpdates(OptimiserSpec spec, float[]... gradients) {
    Parameters parameters =
        new Parameters(manager, (name, role, shape) -> new float[] {1, -2, 3}, false);
    NDArray weights = parameters.declare("w", Parameters.Role.WEIGHT, 3);
    Optimiser optimiser = Optimiser.of(spec, manager, parameters, ZEROS);
    for (int i = 0; i < gradients.length; i++) {
      NDArray doubled = manager.create(gradients[i]).muli(2);
      optimiser.update(i + 1, parameters.all(), new NDList(doubled), 0.5);
      assertThat(doubled.toFloatArray()).containsOnly(0);
    }
    return weights.toFloatArray();
  }

  @Test
  void adamFollowsAlgorithmOneOfKingmaAndBa() {
    double[] weights = {1, -2, 3};
    float[][] gradients = {{0.5f, -1, 0}, {0.25f, 2, 1e-3f}, {-1, 0.5f, 0}};
    double[] mean = new double[3];
    double[] square = new double[3];
    for (int t = 1; t <= 3; t++) {
      for (int i = 0; i < 3; i++) {
        double g = gradients[t - 1][i];
        mean[i] = 0.9 * mean[i] + 0.1 * g;
        square[i] = 0.99 * square[i] + 0.01 * g * g;
        double corrected = mean[i] / (1 - Math.pow(0.9, t));
        double correctedSquare = square[i] / (1 - Math.pow(0.99, t));
        weights[i] -= 0.1 * corrected / (Math.sqrt(correctedSquare) + 1e-8);
      }
    }
    float[] found = afterUpdates(new OptimiserSpec.Adam(0.1, 0.9, 0.99, 1e-8), gradients);
    for (int i = 0; i < 3; i++) {
      assertThat((double) found[i]).isCloseTo(weights[i], within(1e-6));
    }
  }

  @Test
  void adadeltaUsesTheNewGradientMeanAndTheOldUpdateMean() {
    double[] weights = {1, -2, 3};
    float[][] gradients = {{0.5f, -1, 0}, {0.25f, 2, 1e-3f}, {-1, 0.5f, 0}};
    double[] square = new double[3];
    double[] update = new double[3];
    for (float[] gradient : gradients) {
      for (int i = 0; i < 3; i++) {
        double g = gradient[i];
        square[i] = 0.95 * square[i] + 0.05 * g * g;
        double step = -Math.sqrt(update[i] + 1e-6) / Math.sqrt(square[i] + 1e-6) * g;
        update[i] = 0.95 * update[i] + 0.05 * step * step;
        weights[i] += step;
      }
    }
    float[] found = afterUpdates(new OptimiserSpec.Adadelta(0.95, 1e-6), gradients);
    for (int i = 0; i < 3; i++) {
      assertThat((double) found[i]).isCloseTo(weights[i], within(1e-6));
    }
  }

  @Test
  void onePassOverMemoryIsTheSameAsTheEnginesOperations() {
    OptimiserSpec.Adam adam = new OptimiserSpec.Adam(0.1, 0.9, 0.99, 1e-8);
    OptimiserSpec.Adadelta adadelta = new OptimiserSpec.Adadelta(0.95, 1e-6);
    float[] many = new float[2100]; // more than two blocks
    float[] gradient = new float[many.length];
    for (int i = 0; i < many.length; i++) {
      many[i] = (i * 37 % 101 - 50) / 50f;
      gradient[i] = (i * 53 % 89 - 44) / 16f;
    }
    ParameterSource start = (name, role, shape) -> many.clone();
    Parameters inPass = new Parameters(manager, start, false);
    Parameters byEngine = new Parameters(manager, start, false);
    inPass.declare("w", Parameters.Role.WEIGHT, many.length);
    byEngine.declare("w", Parameters.Role.WEIGHT, many.length);
    Kinds.assertAllIn(OptimiserSpec.class, Stream.of(adam, adadelta));
    for (OptimiserSpec spec : List.of(adam, adadelta)) {
      Optimiser first = Optimiser.of(spec, manager, inPass, ZEROS);
      Optimiser second = Optimiser.of(spec, manager, byEngine, ZEROS);
      for (int update = 1; update <= 3; update++) {
        first.update(update, inPass.all(), new NDList(manager.create(gradient)), 0.25);
        NDList same = new NDList(manager.create(gradient));
        if (second instanceof Optimiser.Adam rule) {
          rule.byEngine(update, byEngine.all(), same, 0.25);
        } else if (second instanceof Optimiser.Adadelta rule) {
          rule.byEngine(byEngine.all(), same, 0.25);
        } else {
          fail("%s is not compared with the engine's operations", second);
        }
      }
      assertThat(inPass.all().get(0).toFloatArray())
          .containsExactly(byEngine.all().get(0).toFloatArray(), within(1e-5f));
    }
    assertThat(inPass.all().get(0).toFloatArray()[0]).isNotEqualTo(many[0]);
  }
}
