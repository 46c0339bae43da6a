package org.lengthwise.nn.recurrent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.Constant;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;

/**
 * The gated recurrent unit as in Bahdanau et al. 2015, appendix A.1.1 (after Cho et al. 2014): the
 * reset gate acts before the matrix product, and the update gate weights the new state. Only the
 * candidate has a bias.
 *
 * <pre>
 * z  = sigmoid(W_z x + U_z h)
 * r  = sigmoid(W_r x + U_r h)
 * h~ = tanh(W x + b + U (r o h))
 * h' = (1 - z) o h + z o h~
 * </pre>
 *
 * @param input W, W_z, W_r
 * @param bias b (n)
 * @param gates (n, 2n): U_z beside U_r
 * @param candidate (n, n): U
 */
public record GatedRecurrentUnit(Input input, NDArray bias, NDArray gates, NDArray candidate) {

  public static GatedRecurrentUnit declare(
      Parameters parameters, String name, int input, int hidden) {
    return new GatedRecurrentUnit(
        Input.declare(parameters, name + ".input", input, hidden),
        parameters.declare(name + ".bias", Parameters.Role.BIAS, hidden),
        parameters.declare(name + ".state.gates", Parameters.Role.RECURRENT, hidden, 2L * hidden),
        parameters.declare(name + ".state.candidate", Parameters.Role.RECURRENT, hidden, hidden));
  }

  /** What inputs (N, m) add to gates and candidate, bias included: (N, 2n) and (N, n). */
  public Terms terms(NDArray inputs) {
    Terms terms = input.terms(inputs);
    return new Terms(terms.gates(), terms.candidate().add(bias));
  }

  /** The same terms side by side, (N, 3n): the gates' columns, then the candidate's. */
  public NDArray joinedTerms(NDArray inputs) {
    NDArray none = bias.getManager().zeros(new Shape(2 * bias.size()));
    return input.joinedTerms(inputs).add(NDArrays.concat(new NDList(none, bias), 0));
  }

  /**
   * Runs the unit for the given number of steps; every row takes part in all of them.
   *
   * @param terms {@link #joinedTerms} plus the terms of any other input (T B, 3n)
   * @param start the state before the first step (B, n)
   * @return the state after each step (T B, n)
   */
  public NDArray pass(NDArray terms, NDArray start, int steps, Tape tape) {
    return tape.splice(new NDList(terms, gates, candidate, start), RecurrentPass.ofSteps(steps));
  }

  /**
   * One step.
   *
   * @param terms what the inputs add: (B, 2n), (B, n)
   * @param state h (B, n)
   * @param present 1 for a real position, 0 for padding, which leaves the state unchanged, (B, 1);
   *     empty if all are real
   * @return h' (B, n)
   */
  public NDArray step(Terms terms, NDArray state, Optional<NDArray> present) {
    NDList zr = Activation.sigmoid(terms.gates().add(state.matMul(gates))).split(2, 1);
    NDArray z = present.map(zr.get(0)::mul).orElse(zr.get(0));
    NDArray r = zr.get(1);
    NDArray proposal = terms.candidate().add(r.mul(state).matMul(candidate)).tanh();
    return state.add(z.mul(proposal.sub(state)));
  }

  /**
   * One step of a search. No gradient can be taken.
   *
   * @param terms what the inputs add (B, 3n), as {@link #joinedTerms} has them
   * @param state h (B, n)
   * @return h' (B, n)
   */
  public NDArray next(NDArray terms, NDArray state) {
    Terms parted = GatedStep.parted(terms);
    NDArray given = MatMul.of(state, gates).addi(parted.gates());
    NDArray one = Constant.of(state.getManager(), 1);
    return new GatedStep(given, parted.candidate(), state, candidate, Optional.empty(), one)
        .state();
  }

  /**
   * Reads sentences from a zero state, forward or backward in time. Padding leaves the state
   * unchanged, so reading forward ends in each sentence's own last state, and reading backward
   * begins at its own last word.
   *
   * @param inputs (T B, m)
   * @return the T states (B, n), in order of time for both directions
   */
  public List<NDArray> read(NDArray inputs, PaddedBatch sentences, boolean backward, Tape tape) {
    NDManager manager = inputs.getManager();
    int steps = sentences.steps();
    if (tape.byHand()) {
      NDList given = new NDList(joinedTerms(inputs), gates, candidate);
      return tape.splice(given, RecurrentPass.through(sentences, backward, manager))
          .split(steps, 0);
    }
    List<Terms> terms = terms(inputs).split(steps);
    NDArray[] states = new NDArray[steps];
    NDArray state = manager.zeros(new Shape(sentences.rows(), bias.size()));
    for (int i = 0; i < steps; i++) {
      int t = backward ? steps - 1 - i : i;
      Optional<NDArray> present =
          sentences.full(t) ? Optional.empty() : Optional.of(sentences.present(manager, t));
      state = step(terms.get(t), state, present);
      states[t] = state;
    }
    return Arrays.asList(states);
  }

  /**
   * The weights from an input (an embedding, or a context vector) into a gated recurrent unit: W,
   * W_z, W_r or C, C_z, C_r in Bahdanau et al. 2015, appendix A.
   *
   * @param gates (m, 2n): W_z beside W_r
   * @param candidate (m, n): W
   */
  public record Input(NDArray gates, NDArray candidate) {

    public static Input declare(Parameters parameters, String name, int input, int hidden) {
      return new Input(
          parameters.declare(name + ".gates", Parameters.Role.WEIGHT, input, 2L * hidden),
          parameters.declare(name + ".candidate", Parameters.Role.WEIGHT, input, hidden));
    }

    /** Both matrices side by side, (m, 3n). */
    NDArray joined() {
      return NDArrays.concat(new NDList(gates, candidate), 1);
    }

    /** What {@link #terms} returns, side by side: (N, 3n). */
    public NDArray joinedTerms(NDArray inputs) {
      return MatMul.of(inputs, joined());
    }

    /**
     * @param inputs (N, m); a whole sequence at once costs one matrix product
     * @return (N, 2n) and (N, n)
     */
    public Terms terms(NDArray inputs) {
      return new Terms(MatMul.of(inputs, gates), MatMul.of(inputs, candidate));
    }
  }

  /**
   * What the inputs of a gated recurrent unit add to its preactivations.
   *
   * @param gates (N, 2n): the update gate's columns, then the reset gate's
   * @param candidate (N, n)
   */
  public record Terms(NDArray gates, NDArray candidate) {

    /** Elementwise sum; a term of fewer rows is broadcast. */
    public Terms plus(Terms other) {
      return new Terms(gates.add(other.gates), candidate.add(other.candidate));
    }

    /** The terms of each step: (T B, …) becomes T times (B, …). */
    public List<Terms> split(int steps) {
      NDList gateSteps = gates.split(steps, 0);
      NDList candidateSteps = candidate.split(steps, 0);
      List<Terms> terms = new ArrayList<>(steps);
      for (int t = 0; t < steps; t++) {
        terms.add(new Terms(gateSteps.get(t), candidateSteps.get(t)));
      }
      return terms;
    }
  }
}
