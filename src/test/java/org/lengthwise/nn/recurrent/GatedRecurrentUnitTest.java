package org.lengthwise.nn.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.GradientCheck;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;

/**
 * The literal states were computed sentence by sentence from the equations, in double precision.
 */
class GatedRecurrentUnitTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  private GatedRecurrentUnit unit() {
    return GatedRecurrentUnit.declare(new Parameters(manager, new Pattern(), true), "unit", 2, 3);
  }

  /** Two sentences of three and two positions, the end token counted; the second is padded. */
  private final PaddedBatch sentences = PaddedBatch.of(List.of(new int[] {1, 2}, new int[] {1}), 0);

  private NDArray inputs() {
    return manager.create(
        new float[] {0.5f, -1, 0.5f, -1, 0.25f, 0.75f, 0.25f, 0.75f, -0.5f, 1.5f, 9, 9},
        new Shape(6, 2));
  }

  private static void assertState(NDArray states, int row, double... expected) {
    float[] found = states.toFloatArray();
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found[row * expected.length + i]).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void readsForwardAndCarriesTheLastStateThroughPadding() {
    List<NDArray> states = unit().read(inputs(), sentences, false, Tape.ENGINE);
    assertState(states.get(0), 0, 0.12197853924977621, -0.7424814429330364, 0.16151036205889785);
    assertState(states.get(1), 0, -0.45287739138111194, -0.7206643039890477, -0.35572517257151715);
    assertState(states.get(2), 0, -0.8658603552771162, -0.7260046796841448, -0.8877251868811499);
    assertState(states.get(1), 1, -0.45287739138111194, -0.7206643039890477, -0.35572517257151715);
    assertState(states.get(2), 1, -0.45287739138111194, -0.7206643039890477, -0.35572517257151715);
  }

  @Test
  void readsBackwardFromEachSentencesOwnLastWord() {
    List<NDArray> states = unit().read(inputs(), sentences, true, Tape.ENGINE);
    assertState(states.get(0), 0, -0.4038614521656938, -0.6771619626863474, 0.13204464940255817);
    assertState(states.get(2), 0, -0.8138381444506565, -0.07475933846598114, -0.8027781179680699);
    assertState(states.get(0), 1, -0.3200006430389276, -0.6990061711050926, 0.06734307958052943);
    assertState(states.get(1), 1, -0.5551396280424586, -0.23570081999277917, -0.5406885086684468);
    assertState(states.get(2), 1, 0, 0, 0);
  }

  @Test
  void hasTheGradientOfFiniteDifferencesInBothDirections() {
    for (boolean backward : new boolean[] {false, true}) {
      Parameters parameters = new Parameters(manager, new Pattern(), true);
      GatedRecurrentUnit unit = GatedRecurrentUnit.declare(parameters, "unit", 2, 3);
      GradientCheck.holds(
          manager,
          parameters,
          work -> {
            NDArray inputs = inputs();
            inputs.attach(work);
            List<NDArray> states = unit.read(inputs, sentences, backward, Tape.ENGINE);
            return states.get(0).mul(2).add(states.get(1)).sub(states.get(2).square()).sum();
          });
    }
  }
}
