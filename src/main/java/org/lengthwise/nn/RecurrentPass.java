package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A gated recurrent unit over whole sentences, and back through time by hand: the gradient of each
 * weight matrix is one product over all steps. {@link GatedRecurrentUnit#read} is the reference.
 *
 * <p>Inputs: terms (T B, 3n), what the inputs add to update gate, reset gate and candidate, the
 * bias included, a step after the other; U_z beside U_r (n, 2n); U (n, n); and where there is one
 * the state to start from (B, n), else it is zero. Result: the states (T B, n), in the order of
 * time in both directions.
 */
final class RecurrentPass implements HandWritten {
  private final boolean backward;
  private final List<Optional<NDArray>> present;
  private final NDList own = new NDList();
  private final NDList befores = new NDList();
  private final List<GatedStep> made = new ArrayList<>();

  /**
   * @param backward whether the last step is read first
   * @param present of each step in the order of time, as {@link GatedRecurrentUnit#step} takes it
   */
  RecurrentPass(boolean backward, List<Optional<NDArray>> present) {
    this.backward = backward;
    this.present = List.copyOf(present);
  }

  /** Sentences, of which the shorter carry their state through the padding. */
  static RecurrentPass through(PaddedBatch sentences, boolean backward, NDManager manager) {
    List<Optional<NDArray>> present = new ArrayList<>();
    for (int t = 0; t < sentences.steps(); t++) {
      present.add(
          sentences.full(t) ? Optional.empty() : Optional.of(sentences.present(manager, t)));
    }
    return new RecurrentPass(backward, present);
  }

  /** So many steps in the order of time, in which every row goes on. */
  static RecurrentPass ofSteps(int steps) {
    return new RecurrentPass(false, Collections.nCopies(steps, Optional.<NDArray>empty()));
  }

  private int steps() {
    return present.size();
  }

  /** Which step of time is read as the i-th. */
  private int time(int i) {
    return backward ? steps() - 1 - i : i;
  }

  @Override
  public NDArray forward(NDList inputs) {
    NDManager outside = inputs.get(0).getManager();
    NDManager pass = outside.newSubManager();
    inputs.attach(pass);
    own.addAll(inputs);
    NDArray gates = inputs.get(1);
    NDArray candidate = inputs.get(2);
    long hidden = candidate.getShape().get(0);
    NDList terms = inputs.get(0).split(steps(), 0);
    NDArray one = Constant.of(pass, 1);
    NDArray state =
        inputs.size() > 3
            ? inputs.get(3)
            : pass.zeros(new Shape(terms.get(0).getShape().get(0), hidden));
    NDArray[] states = new NDArray[steps()];
    for (int i = 0; i < steps(); i++) {
      int t = time(i);
      NDList term = terms.get(t).split(new long[] {2 * hidden}, 1);
      NDArray given = state.matMul(gates).addi(term.get(0));
      GatedStep step = GatedStep.of(given, term.get(1), state, candidate, present.get(t), one);
      given.close();
      term.close();
      befores.add(state);
      made.add(step);
      state = step.state();
      states[t] = state;
    }
    terms.close();
    NDArray result = NDArrays.concat(new NDList(states), 0);
    result.attach(outside);
    return result;
  }

  @Override
  public NDList backward(NDArray gradient) {
    NDManager outside = gradient.getManager();
    NDArray gates = own.get(1);
    NDArray candidate = own.get(2);
    NDManager pass = gates.getManager();
    NDArray cut = gradient.stopGradient();
    cut.attach(pass);
    NDList arriving = cut.split(steps(), 0);
    NDArray carried = befores.get(0).zerosLike();
    for (int i = steps() - 1; i >= 0; i--) {
      GatedStep step = made.get(i);
      carried = step.back(carried.addi(arriving.get(time(i))), candidate);
      NDList given = step.gradient().split(new long[] {2L * gates.getShape().get(0)}, 1);
      NDArray throughGates = given.get(0).matMul(gates.transpose());
      carried.addi(throughGates);
      throughGates.close();
      given.close();
    }
    NDList gradients = ofInputs(carried);
    gradients.attach(outside);
    pass.close();
    return gradients;
  }

  private NDList ofInputs(NDArray ofStart) {
    NDArray[] ofTerms = new NDArray[steps()];
    NDArray[] before = new NDArray[steps()];
    NDArray[] resetBefore = new NDArray[steps()];
    for (int i = 0; i < steps(); i++) {
      ofTerms[time(i)] = made.get(i).gradient();
      before[time(i)] = befores.get(i);
      resetBefore[time(i)] = made.get(i).resetBefore();
    }
    NDArray terms = NDArrays.concat(new NDList(ofTerms), 0); // (T B, 3n)
    NDList split = terms.split(new long[] {2 * terms.getShape().get(1) / 3}, 1);
    NDList gradients =
        new NDList(
            terms,
            NDArrays.concat(new NDList(before), 0).transpose().matMul(split.get(0)),
            NDArrays.concat(new NDList(resetBefore), 0).transpose().matMul(split.get(1)));
    if (own.size() > 3) {
      gradients.add(ofStart);
    }
    return gradients;
  }
}
