package org.lengthwise.nn.recurrent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.lengthwise.nn.tensor.Constant;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;

/**
 * A gated recurrent unit over whole sentences, with backpropagation through time by hand: the
 * gradient of each weight matrix is one product over all steps. {@link GatedRecurrentUnit#read} is
 * the reference.
 *
 * <p>Inputs: terms (T B, 3n), what the inputs add to update gate, reset gate and candidate, bias
 * included, one step after the other; U_z beside U_r (n, 2n); U (n, n); and optionally the state to
 * start from (B, n), otherwise zero. Result: the states (T B, n), in order of time for both
 * directions.
 */
final class RecurrentPass implements Tape.HandWritten {
  private final boolean backward;
  private final List<Optional<NDArray>> present;
  private final NDList own = new NDList();
  private final List<GatedStep> made = new ArrayList<>();

  /**
   * @param backward whether the last step is read first
   * @param present for each step in order of time, see {@link GatedRecurrentUnit#step}
   */
  RecurrentPass(boolean backward, List<Optional<NDArray>> present) {
    this.backward = backward;
    this.present = List.copyOf(present);
  }

  /** A pass over padded sentences, whose padding leaves the state unchanged. */
  static RecurrentPass through(PaddedBatch sentences, boolean backward, NDManager manager) {
    List<Optional<NDArray>> present = new ArrayList<>();
    for (int t = 0; t < sentences.steps(); t++) {
      present.add(
          sentences.full(t) ? Optional.empty() : Optional.of(sentences.present(manager, t)));
    }
    return new RecurrentPass(backward, present);
  }

  /** A pass forward in time in which every row takes part in all steps. */
  static RecurrentPass ofSteps(int steps) {
    return new RecurrentPass(false, Collections.nCopies(steps, Optional.<NDArray>empty()));
  }

  private int steps() {
    return present.size();
  }

  /** The time step that is read i-th. */
  private int time(int i) {
    return backward ? steps() - 1 - i : i;
  }

  @Override
  public NDArray forward(NDList inputs) {
    NDManager outside = inputs.get(0).getManager();
    NDManager pass = outside.newSubManager(); // owns what is kept until the way back
    inputs.attach(pass);
    own.addAll(inputs);
    NDArray gates = inputs.get(1);
    NDArray candidate = inputs.get(2);
    List<GatedRecurrentUnit.Terms> terms = GatedStep.parted(inputs.get(0)).split(steps());
    NDArray one = Constant.of(pass, 1);
    NDArray state =
        inputs.size() > 3 ? inputs.get(3) : terms.get(0).candidate().zerosLike(); // (B, n)
    NDArray[] states = new NDArray[steps()];
    for (int i = 0; i < steps(); i++) {
      int t = time(i);
      NDArray given = state.matMul(gates).addi(terms.get(t).gates());
      GatedStep step =
          new GatedStep(given, terms.get(t).candidate(), state, candidate, present.get(t), one);
      made.add(step);
      state = step.state();
      states[t] = state;
    }
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
    NDArray arriving = gradient.stopGradient();
    arriving.attach(pass);
    NDList arrivingAt = arriving.split(steps(), 0);
    GatedRecurrentUnit.Terms[] ofTerms = new GatedRecurrentUnit.Terms[steps()];
    NDArray carried = made.get(0).before().zerosLike();
    for (int i = steps() - 1; i >= 0; i--) {
      carried.addi(arrivingAt.get(time(i)));
      GatedRecurrentUnit.Terms ofTerm = made.get(i).back(carried, candidate);
      try (NDArray throughGates = ofTerm.gates().matMul(gates.transpose())) {
        carried.addi(throughGates);
      }
      ofTerms[i] = ofTerm;
    }
    NDList gradients = ofInputs(List.of(ofTerms), carried);
    gradients.attach(outside);
    pass.close();
    return gradients;
  }

  /**
   * The gradients of the inputs, from those of each step's terms, in the order of reading, and that
   * of the start.
   */
  private NDList ofInputs(List<GatedRecurrentUnit.Terms> ofTerms, NDArray ofStart) {
    NDList ofGates = new NDList();
    NDList ofCandidate = new NDList();
    NDList before = new NDList();
    NDList resetBefore = new NDList();
    for (int t = 0; t < steps(); t++) {
      int i = time(t); // reading backward twice is reading forward
      ofGates.add(ofTerms.get(i).gates());
      ofCandidate.add(ofTerms.get(i).candidate());
      before.add(made.get(i).before());
      resetBefore.add(made.get(i).resetBefore());
    }
    GatedRecurrentUnit.Terms terms =
        new GatedRecurrentUnit.Terms(NDArrays.concat(ofGates, 0), NDArrays.concat(ofCandidate, 0));
    NDList gradients =
        new NDList(
            NDArrays.concat(new NDList(terms.gates(), terms.candidate()), 1),
            MatMul.ofTransposed(NDArrays.concat(before, 0), terms.gates()),
            MatMul.ofTransposed(NDArrays.concat(resetBefore, 0), terms.candidate()));
    if (own.size() > 3) {
      gradients.add(ofStart);
    }
    return gradients;
  }
}
