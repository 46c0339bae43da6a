package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.lengthwise.nn.recurrent.GatedRecurrentUnit;
import org.lengthwise.nn.recurrent.GatedStep;
import org.lengthwise.nn.tensor.Constant;
import org.lengthwise.nn.tensor.MatMul;

/**
 * The forward and backward computation of an {@link AttentionPass}, and what it keeps in between.
 *
 * <p>What a context vector adds to the unit is {@code (sum_j w_j h_j) C = sum_j w_j (h_j C)}: the
 * values are multiplied by C once, and a step only mixes the products. So no step needs its context
 * vector; those of all steps are computed in one product, and likewise in the backward pass.
 */
final class AttentionTrace {
  private final int steps;
  private final boolean updatesFirst;
  private final NDArray terms;
  private final NDArray start;
  private final NDArray values;
  private final NDArray queryWeights;
  private final NDArray context;
  private final NDArray gates;
  private final NDArray candidate;
  private final NDArray one;
  private final NDArray two;
  private final NDArray valueTerms;
  private final AdditiveLooks looks;
  private final NDList lookedFrom = new NDList();
  private final List<GatedStep> made = new ArrayList<>();

  /**
   * @param inputs see {@link AttentionPass}; their manager owns the trace
   */
  AttentionTrace(NDList inputs, int steps, NDArray mask, boolean updatesFirst) {
    this.steps = steps;
    this.updatesFirst = updatesFirst;
    terms = inputs.get(0);
    start = inputs.get(1);
    values = contiguous(inputs.get(2));
    queryWeights = inputs.get(4);
    context = NDArrays.concat(new NDList(inputs.get(6), inputs.get(7)), 1); // (v, 3n)
    gates = inputs.get(8);
    candidate = inputs.get(9);
    one = Constant.of(manager(), 1);
    two = Constant.of(manager(), 2);
    looks = new AdditiveLooks(contiguous(inputs.get(3)), mask, queryWeights, inputs.get(5), two);
    Shape shape = values.getShape();
    valueTerms =
        MatMul.of(flat(values), context)
            .reshape(shape.get(0), shape.get(1), context.getShape().get(1)); // (B, T, 3n)
  }

  /** A copy stored contiguously as sentences, positions, columns. */
  private static NDArray contiguous(NDArray array) {
    return array.flatten().reshape(array.getShape());
  }

  /** (B, T, k) as (B T, k). */
  private static NDArray flat(NDArray array) {
    Shape shape = array.getShape();
    return array.reshape(shape.get(0) * shape.get(1), shape.get(2));
  }

  NDManager manager() {
    return start.getManager();
  }

  private long rows() {
    return start.getShape().get(0);
  }

  private long hidden() {
    return start.getShape().get(1);
  }

  /** Goes forward: (T_y B, n + v). */
  NDArray read() {
    NDList stepTerms = terms.split(steps, 0);
    NDList predictedFrom = updatesFirst ? new NDList() : lookedFrom;
    NDArray state = start;
    for (int i = 0; i < steps; i++) {
      lookedFrom.add(state);
      NDArray weights = looks.look(state);
      if (updatesFirst || i < steps - 1) {
        state = update(state, weights, stepTerms.get(i));
      }
      if (updatesFirst) {
        predictedFrom.add(state);
      }
    }
    NDArray contexts = weights().batchMatMul(values).transpose(1, 0, 2); // (T_y, B, v)
    NDArray states = NDArrays.stack(predictedFrom); // (T_y, B, n)
    return NDArrays.concat(new NDList(states, contexts), 2).reshape(terms.getShape().get(0), -1);
  }

  private NDArray update(NDArray state, NDArray weights, NDArray stepTerms) {
    try (NDArray row = weights.expandDims(1);
        NDArray mixed = row.batchMatMul(valueTerms);
        NDArray sum = mixed.squeeze(1).addi(stepTerms); // (B, 3n)
        NDArray fromState = state.matMul(gates)) {
      GatedRecurrentUnit.Terms given = GatedStep.parted(sum);
      GatedStep step =
          new GatedStep(
              given.gates().addi(fromState),
              given.candidate(),
              state,
              candidate,
              Optional.empty(),
              one);
      given.candidate().close();
      made.add(step);
      return step.state();
    }
  }

  /** (B, T_y, T). */
  private NDArray weights() {
    return NDArrays.stack(looks.weights(), 1);
  }

  /**
   * Goes back.
   *
   * @param gradient of the result (T_y B, n + v)
   * @return of the inputs, in their order
   */
  NDList back(NDArray gradient) {
    NDList parts = gradient.split(new long[] {hidden()}, 1);
    NDList ofStates = parts.get(0).split(steps, 0);
    NDArray ofContexts = sentences(parts.get(1)); // (B, T_y, v)
    NDArray ofWeights = ofContexts.batchMatMul(values.transpose(0, 2, 1)); // (B, T_y, T)
    NDList ofWeightsAt = ofWeights.split(steps, 1);
    NDArray transposedTerms = valueTerms.transpose(0, 2, 1);
    NDArray transposedQueries = queryWeights.transpose();
    NDArray carried = start.zerosLike();
    NDList ofTerms = new NDList();
    for (int i = steps - 1; i >= 0; i--) {
      if (updatesFirst) {
        carried.addi(ofStates.get(i));
      }
      NDArray ofTerm = backFromUpdate(i, carried);
      ofTerms.add(ofTerm);
      try (NDArray row = ofTerm.expandDims(1);
          NDArray mixed = row.batchMatMul(transposedTerms)) {
        NDArray ofQuery = looks.back(i, mixed.addi(ofWeightsAt.get(i)).squeeze(1));
        try (NDArray ofState = ofQuery.matMul(transposedQueries)) {
          carried.addi(ofState);
        }
      }
      if (!updatesFirst) {
        carried.addi(ofStates.get(i));
      }
    }
    Collections.reverse(ofTerms);
    return ofInputs(NDArrays.concat(ofTerms, 0), ofContexts, carried);
  }

  /** (T_y B, k) as (B, T_y, k). */
  private NDArray sentences(NDArray array) {
    return array.reshape(steps, rows(), array.getShape().get(1)).transpose(1, 0, 2);
  }

  /**
   * @param carried the gradient of the state after the update; becomes that of the one before, but
   *     for the way through the look
   * @return the gradient of the step's terms (B, 3n)
   */
  private NDArray backFromUpdate(int step, NDArray carried) {
    if (step == made.size()) { // the update that nobody asked for
      return manager().zeros(new Shape(rows(), 3 * hidden()));
    }
    GatedRecurrentUnit.Terms ofTerms = made.get(step).back(carried, candidate);
    try (NDArray ofGates = ofTerms.gates();
        NDArray ofCandidate = ofTerms.candidate();
        NDArray throughGates = ofGates.matMul(gates.transpose())) {
      carried.addi(throughGates);
      return NDArrays.concat(new NDList(ofGates, ofCandidate), 1);
    }
  }

  private NDList ofInputs(NDArray ofTerms, NDArray ofContexts, NDArray ofStart) {
    NDArray transposedWeights = weights().transpose(0, 2, 1); // (B, T, T_y)
    NDArray ofValueTerms = flat(transposedWeights.batchMatMul(sentences(ofTerms))); // (B T, 3n)
    NDArray ofValues = transposedWeights.batchMatMul(ofContexts);
    ofValues.addi(MatMul.of(ofValueTerms, context.transpose()).reshape(values.getShape()));
    GatedRecurrentUnit.Terms ofContext =
        GatedStep.parted(MatMul.ofTransposed(flat(values), ofValueTerms));

    GatedRecurrentUnit.Terms parted = GatedStep.parted(ofTerms);
    NDList ofWeights =
        MatMul.ofTransposed(
                NDArrays.concat(lookedFrom, 0),
                NDArrays.concat(new NDList(parted.gates(), looks.ofQueries()), 1))
            .split(new long[] {2 * hidden()}, 1);
    return new NDList(
        ofTerms,
        ofStart,
        ofValues,
        looks.ofKeys(),
        ofWeights.get(1),
        looks.ofVector(),
        ofContext.gates(),
        ofContext.candidate(),
        ofWeights.get(0),
        MatMul.ofTransposed(resetBefore(), parted.candidate()));
  }

  /** r o h of each step, zero where no update was made: (T_y B, n). */
  private NDArray resetBefore() {
    NDList resetBefore = new NDList();
    made.forEach(step -> resetBefore.add(step.resetBefore()));
    if (made.size() < steps) {
      resetBefore.add(start.zerosLike());
    }
    return NDArrays.concat(resetBefore, 0);
  }
}
