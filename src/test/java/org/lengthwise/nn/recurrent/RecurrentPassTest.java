package org.lengthwise.nn.recurrent;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.ByHand;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;

class RecurrentPassTest {
  private static final int HIDDEN = 3;

  private final NDManager manager = NDManager.newBaseManager();

  /** Of five, two and four positions, the end token counted. */
  private final PaddedBatch sentences =
      PaddedBatch.of(List.of(new int[] {1, 2, 3, 4}, new int[] {5}, new int[] {6, 7, 8}), 0);

  @AfterEach
  void free() {
    manager.close();
  }

  private NDArray values(String name, long... shape) {
    return ByHand.values(manager, name, shape);
  }

  private NDList inputs(int steps, int rows) {
    return new NDList(
        values("terms", (long) steps * rows, 3 * HIDDEN),
        values("gates", HIDDEN, 2 * HIDDEN),
        values("candidate", HIDDEN, HIDDEN));
  }

  /** The readable way, step by step. */
  private static NDArray states(NDList inputs, int steps, PaddedBatch padded, boolean backward) {
    NDManager manager = inputs.get(0).getManager();
    NDArray gates = inputs.get(1);
    NDArray candidate = inputs.get(2);
    GatedRecurrentUnit unit =
        new GatedRecurrentUnit(
            new GatedRecurrentUnit.Input(gates, candidate),
            manager.zeros(candidate.getShape()),
            gates,
            candidate);
    NDList perStep = inputs.get(0).split(steps, 0);
    NDArray state =
        inputs.size() > 3
            ? inputs.get(3)
            : manager.zeros(perStep.get(0).getShape()).split(3, 1).get(0);
    NDArray[] states = new NDArray[steps];
    for (int i = 0; i < steps; i++) {
      int t = backward ? steps - 1 - i : i;
      NDList terms = perStep.get(t).split(new long[] {2 * HIDDEN}, 1);
      state =
          unit.step(
              new GatedRecurrentUnit.Terms(terms.get(0), terms.get(1)),
              state,
              Optional.of(padded.present(manager, t)));
      states[t] = state;
    }
    // the engine makes a copy without a gradient of one array alone
    return steps == 1 ? state : NDArrays.concat(new NDList(states), 0);
  }

  @Test
  void agreesWithTheEngineOnPaddedSentencesInBothDirections() {
    for (boolean backward : new boolean[] {false, true}) {
      ByHand.agrees(
          inputs(5, 3),
          RecurrentPass.through(sentences, backward, manager),
          inputs -> states(inputs, 5, sentences, backward),
          1e-5);
    }
  }

  @Test
  void agreesWithTheEngineFromAStateThatIsGiven() {
    PaddedBatch full = PaddedBatch.of(List.of(new int[] {1, 2}, new int[] {5, 1}), 0);
    NDList inputs = inputs(3, 2);
    inputs.add(values("start", 2, HIDDEN));
    ByHand.agrees(inputs, RecurrentPass.ofSteps(3), given -> states(given, 3, full, false), 1e-5);
  }

  @Test
  void agreesWithTheEngineOnOneStepOfOneRow() {
    PaddedBatch one = PaddedBatch.of(List.of(new int[0]), 0);
    NDList inputs = inputs(1, 1);
    inputs.add(values("start", 1, HIDDEN));
    ByHand.agrees(inputs, RecurrentPass.ofSteps(1), given -> states(given, 1, one, false), 1e-5);
  }

  @Test
  void takesTheGradientAcrossToParametersBeforeAndAfter() {
    Parameters parameters = new Parameters(manager, new Pattern(), true);
    GatedRecurrentUnit unit = GatedRecurrentUnit.declare(parameters, "unit", 2, HIDDEN);
    NDArray inputs = values("inputs", 15, 2);
    NDArray shares = values("shares", 15, HIDDEN);
    for (boolean backward : new boolean[] {false, true}) {
      Map<String, NDArray> expected;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDList states = new NDList(unit.read(inputs, sentences, backward, Tape.ENGINE));
        collector.backward(NDArrays.concat(states, 0).square().mul(shares).sum());
        expected = ByHand.takeGradients(parameters);
      }
      Map<String, NDArray> found;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        Tape tape = Tape.ofUpdate();
        GatedRecurrentUnit.Terms terms = unit.terms(inputs);
        NDArray joined = NDArrays.concat(new NDList(terms.gates(), terms.candidate()), 1);
        NDArray states =
            tape.splice(
                new NDList(joined, unit.gates(), unit.candidate()),
                RecurrentPass.through(sentences, backward, manager));
        tape.backward(states.square().mul(shares).sum());
        found = ByHand.takeGradients(parameters);
      }
      expected.forEach((name, array) -> ByHand.assertClose(found.get(name), array, 1e-5, name));
    }
  }
}
