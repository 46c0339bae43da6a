package org.lengthwise.nn.attention;

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
import org.lengthwise.nn.recurrent.GatedRecurrentUnit;
import org.lengthwise.nn.tensor.ByHand;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;

class AttentionPassTest {
  private static final int HIDDEN = 3;
  private static final int VALUE = 5;
  private static final int SCORE = 4;

  private final NDManager manager = NDManager.newBaseManager();

  /** Of six, two and four positions, the end token counted. */
  private final PaddedBatch source =
      PaddedBatch.of(List.of(new int[] {1, 2, 3, 4, 5}, new int[] {5}, new int[] {6, 7, 8}), 0);

  @AfterEach
  void free() {
    manager.close();
  }

  private NDArray values(String name, long... shape) {
    return ByHand.values(manager, name, shape);
  }

  private NDList inputs(int steps, PaddedBatch read) {
    int rows = read.rows();
    return new NDList(
        values("terms", (long) steps * rows, 3 * HIDDEN),
        values("start", rows, HIDDEN),
        values("values", rows, read.steps(), VALUE),
        values("keys", rows, read.steps(), SCORE),
        values("query", HIDDEN, SCORE),
        values("vector", SCORE, 1),
        values("context gates", VALUE, 2 * HIDDEN),
        values("context candidate", VALUE, HIDDEN),
        values("gates", HIDDEN, 2 * HIDDEN),
        values("candidate", HIDDEN, HIDDEN));
  }

  /** The readable way, step by step. */
  private NDArray reference(NDList inputs, int steps, PaddedBatch read, boolean updatesFirst) {
    NDList terms = inputs.get(0).split(steps, 0);
    AttentionScore.Additive score =
        new AttentionScore.Additive(inputs.get(4), inputs.get(4), inputs.get(5));
    Attention attention = new Attention(score, new KeysAndValues.Shared(VALUE), 1);
    Attention.Memory memory =
        new Attention.Memory(inputs.get(2), inputs.get(3), read.mask(manager));
    GatedRecurrentUnit.Input context = new GatedRecurrentUnit.Input(inputs.get(6), inputs.get(7));
    GatedRecurrentUnit unit =
        new GatedRecurrentUnit(context, inputs.get(1), inputs.get(8), inputs.get(9));
    NDArray state = inputs.get(1);
    NDList states = new NDList();
    for (int i = 0; i < steps; i++) {
      Attention.Glimpse glimpse = attention.look(state, memory, Selection.SOFT, i);
      NDArray before = state;
      NDList term = terms.get(i).split(new long[] {2 * HIDDEN}, 1);
      GatedRecurrentUnit.Terms given =
          new GatedRecurrentUnit.Terms(term.get(0), term.get(1))
              .plus(context.terms(glimpse.context()));
      state = unit.step(given, state, Optional.empty());
      NDArray predictedFrom = updatesFirst ? state : before;
      states.add(NDArrays.concat(new NDList(predictedFrom, glimpse.context()), 1));
    }
    // the engine makes a copy without a gradient of one array alone
    return steps == 1 ? states.get(0) : NDArrays.concat(states, 0);
  }

  private void agrees(int steps, PaddedBatch read, boolean updatesFirst) {
    ByHand.agrees(
        inputs(steps, read),
        new AttentionPass(steps, read.mask(manager), updatesFirst),
        inputs -> reference(inputs, steps, read, updatesFirst),
        1e-5);
  }

  @Test
  void agreesWithTheEngineWhereTheStepPredictsBeforeItsUpdate() {
    agrees(5, source, false);
  }

  @Test
  void agreesWithTheEngineWhereTheStepPredictsAfterItsUpdate() {
    agrees(5, source, true);
  }

  @Test
  void agreesWithTheEngineOnOneStepOfOneSentence() {
    agrees(1, PaddedBatch.of(List.of(new int[] {1, 2}), 0), true);
  }

  @Test
  void agreesWithTheEngineWhereOnlyOneUpdateIsMade() {
    agrees(2, PaddedBatch.of(List.of(new int[] {1, 2}, new int[0]), 0), false);
  }

  @Test
  void agreesWithTheEngineOnAnnotationsThatLieInMemoryByTime() {
    NDList inputs = inputs(4, source);
    NDArray byTime = values("values by time", source.steps(), source.rows(), VALUE);
    NDArray keysByTime = values("keys by time", source.steps(), source.rows(), SCORE);
    inputs.set(2, byTime.transpose(1, 0, 2));
    inputs.set(3, keysByTime.transpose(1, 0, 2));
    ByHand.agrees(
        inputs,
        new AttentionPass(4, source.mask(manager), false),
        given -> reference(given, 4, source, false),
        1e-5);
  }

  @Test
  void takesTheGradientAcrossToParametersBeforeAndAfter() {
    Parameters parameters = new Parameters(manager, new Pattern(), true);
    GatedRecurrentUnit unit = GatedRecurrentUnit.declare(parameters, "unit", 2, HIDDEN);
    GatedRecurrentUnit.Input context =
        GatedRecurrentUnit.Input.declare(parameters, "context", VALUE, HIDDEN);
    AttentionScore.Additive score =
        AttentionScore.Additive.declare(parameters, "score", HIDDEN, VALUE, SCORE);
    NDArray words = values("words", 12, 2);
    NDArray annotations = values("annotations", 3, source.steps(), VALUE);
    NDArray start = values("start", 3, HIDDEN);
    annotations.setRequiresGradient(true);
    start.setRequiresGradient(true);
    NDArray shares = values("shares", 12, HIDDEN + VALUE);
    Map<String, NDArray> expected;
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray result =
          reference(given(unit, context, score, words, annotations, start), 4, source, false);
      collector.backward(result.square().mul(shares).sum());
      expected = ByHand.takeGradients(parameters);
    }
    Map<String, NDArray> found;
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      Tape tape = Tape.ofUpdate();
      NDArray result =
          tape.splice(
              given(unit, context, score, words, annotations, start),
              new AttentionPass(4, source.mask(manager), false));
      tape.backward(result.square().mul(shares).sum());
      found = ByHand.takeGradients(parameters);
    }
    expected.forEach((name, array) -> ByHand.assertClose(found.get(name), array, 1e-5, name));
  }

  private static NDList given(
      GatedRecurrentUnit unit,
      GatedRecurrentUnit.Input context,
      AttentionScore.Additive score,
      NDArray words,
      NDArray annotations,
      NDArray start) {
    GatedRecurrentUnit.Terms terms = unit.terms(words);
    return new NDList(
        NDArrays.concat(new NDList(terms.gates(), terms.candidate()), 1),
        start,
        annotations,
        score.project(annotations),
        score.queryWeights(),
        score.vector(),
        context.gates(),
        context.candidate(),
        unit.gates(),
        unit.candidate());
  }
}
