package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import org.lengthwise.nn.layer.Readout;
import org.lengthwise.nn.output.OutputLayer;

/**
 * Predictions from every value in turn, weighted by the alignment: {@code p(y) = sum_j alpha_j p(y
 * | S, e, h_j)} (Deng et al. 2018, section 3).
 *
 * @param places the layout of R rows
 * @param weights alpha (S W, T)
 * @param terms the term of each value in the readout (S, T, w)
 */
record Mixture(BeamLayout places, NDArray weights, NDArray terms) {

  /**
   * The probabilities of all words, (R, K).
   *
   * @param sum the terms of state and last word in the readout (R, w)
   */
  NDArray probabilities(NDArray sum, Readout readout, OutputLayer output) {
    long positions = terms.getShape().get(1);
    NDList sums = places.spread(sum).expandDims(2).split(places.sentences(), 0);
    NDList alphas = weights.reshape(-1, places.width(), 1, positions).split(places.sentences(), 0);
    NDList mixed = new NDList(places.sentences());
    try (NDArray each = terms.expandDims(1); // (S, 1, T, w)
        NDList values = each.split(places.sentences(), 0)) {
      for (int i = 0; i < places.sentences(); i++) { // one at a time because K is large
        try (NDArray joint = sums.get(i).add(values.get(i)); // (1, W, T, w)
            NDArray units = readout.forward(joint.reshape(-1, joint.getShape().get(3)));
            NDArray words = output.probabilities(units)) { // (W T, K)
          NDArray some = words.reshape(places.width(), positions, -1);
          mixed.add(alphas.get(i).squeeze(0).batchMatMul(some).squeeze(1)); // (W, K)
        }
      }
    }
    return places.gather(NDArrays.concat(mixed, 0));
  }
}
