package org.lengthwise.nn.recurrent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;

/**
 * What the inputs of a gated recurrent unit add before its nonlinearities.
 *
 * @param gates (N, 2n): the update gate's columns, then the reset gate's
 * @param candidate (N, n)
 */
public record RecurrentTerms(NDArray gates, NDArray candidate) {

  /** Elementwise sum; a term of fewer rows is broadcast. */
  public RecurrentTerms plus(RecurrentTerms other) {
    return new RecurrentTerms(gates.add(other.gates), candidate.add(other.candidate));
  }

  /** The terms of each step: (T B, …) becomes T times (B, …). */
  public List<RecurrentTerms> split(int steps) {
    NDList gateSteps = gates.split(steps, 0);
    NDList candidateSteps = candidate.split(steps, 0);
    List<RecurrentTerms> terms = new ArrayList<>(steps);
    for (int t = 0; t < steps; t++) {
      terms.add(new RecurrentTerms(gateSteps.get(t), candidateSteps.get(t)));
    }
    return terms;
  }
}
