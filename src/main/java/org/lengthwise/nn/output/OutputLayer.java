package org.lengthwise.nn.output;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.nn.tensor.Tape;

/**
 * The softmax over the target words, {@code p = softmax(W_o t + b)} (Bahdanau et al. 2015, appendix
 * A.2.2). In the authors' code W_o is a product of two matrices, {@code W_2 W_1}.
 *
 * @param projection W_1 (l, r); empty if W_o is one matrix
 * @param weights W_o (l, K), or W_2 (r, K)
 * @param bias b (K)
 */
public record OutputLayer(Optional<NDArray> projection, NDArray weights, NDArray bias) {

  public static OutputLayer declare(
      Parameters parameters, String name, int units, Optional<Integer> rank, int words) {
    return new OutputLayer(
        rank.map(r -> parameters.declare(name + ".projection", Parameters.Role.WEIGHT, units, r)),
        parameters.declare(name + ".weights", Parameters.Role.WEIGHT, rank.orElse(units), words),
        parameters.declare(name + ".bias", Parameters.Role.BIAS, words));
  }

  /** Log-probabilities in nats: (N, l) becomes (N, K). */
  public NDArray logProbabilities(NDArray readout) {
    NDArray projected = projected(readout);
    // Arrays as wide as the vocabulary are freed at once; a backward pass keeps what it needs.
    try (NDArray products = MatMul.of(projected, weights);
        NDArray sums = products.add(bias)) {
      return sums.logSoftmax(-1);
    }
  }

  /** The probabilities: (N, l) becomes (N, K). */
  public NDArray probabilities(NDArray readout) {
    try (NDArray products = MatMul.of(projected(readout), weights)) {
      return products.addi(bias).softmax(-1);
    }
  }

  /**
   * A copy of the layer, laid out for ranking words.
   *
   * @param owner owns the copies
   */
  public TopKSoftmax ranking(NDManager owner) {
    return new TopKSoftmax(this, owner);
  }

  /** Applies W_1, if there is one. */
  private NDArray projected(NDArray readout) {
    return projection.map(matrix -> MatMul.of(readout, matrix)).orElse(readout);
  }

  /**
   * The negative log-likelihood of the target words, summed, in nats, with its gradient by hand.
   *
   * @param readout (N, l)
   * @param words N word ids
   * @return a scalar
   */
  public NDArray negativeLogLikelihood(NDArray readout, int[] words, Tape tape) {
    return tape.splice(new NDList(projected(readout), weights, bias), new LikelihoodPass(words));
  }

  /**
   * The log-probabilities of the target words, in nats.
   *
   * @param readout (N, l)
   * @param words (N), 64-bit ids
   * @return (N)
   */
  public NDArray logProbabilities(NDArray readout, NDArray words) {
    try (NDArray all = logProbabilities(readout)) {
      return all.gather(words.expandDims(1), 1).squeeze(1);
    }
  }
}
