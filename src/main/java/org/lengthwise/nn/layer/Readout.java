package org.lengthwise.nn.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.spec.ReadoutSpec;

/**
 * The deep output (Bahdanau et al. 2015, appendix A.2.2): {@code t~ = U_o s + b + V_o e(y) + C_o
 * c}, then either a maxout layer that pools by twos (Goodfellow et al. 2013), as in the paper, or a
 * hyperbolic tangent. Its width w is 2l with maxout and l with tanh. Unit j of maxout pools columns
 * j and l + j; the paper pools neighbouring columns, which is the same layer with its columns
 * permuted.
 *
 * @param spec which of the two
 * @param state U_o (n, w)
 * @param bias b (w)
 * @param word V_o (m, w)
 * @param context C_o (v, w)
 */
public record Readout(
    ReadoutSpec spec, NDArray state, NDArray bias, NDArray word, NDArray context) {

  public static Readout declare(
      ReadoutSpec spec,
      Parameters parameters,
      String name,
      int hidden,
      int embedding,
      int context) {
    long width = spec.width();
    return new Readout(
        spec,
        parameters.declare(name + ".state", Parameters.Role.WEIGHT, hidden, width),
        parameters.declare(name + ".bias", Parameters.Role.BIAS, width),
        parameters.declare(name + ".word", Parameters.Role.WEIGHT, embedding, width),
        parameters.declare(name + ".context", Parameters.Role.WEIGHT, context, width));
  }

  /** The term of states (N, n), bias included: (N, w). */
  public NDArray ofStates(NDArray states) {
    return MatMul.of(states, state).add(bias);
  }

  /** The term of the embeddings of previous words (N, m): (N, w). */
  public NDArray ofWords(NDArray words) {
    return MatMul.of(words, word);
  }

  /** The term of context vectors (N, v): (N, w). */
  public NDArray ofContexts(NDArray contexts) {
    return MatMul.of(contexts, context);
  }

  /** The layer's output from the sum of the terms: (N, w) becomes (N, l). */
  public NDArray forward(NDArray sum) {
    return spec.match(maxout -> pool(sum), tanh -> sum.tanh());
  }

  private static NDArray pool(NDArray sum) {
    NDList halves = sum.split(2, 1);
    return halves.get(0).maximum(halves.get(1));
  }
}
