package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * The deep output with a maxout layer (Bahdanau et al. 2015, appendix A.2.2; Goodfellow et al.
 * 2013): {@code t~ = U_o s + b + V_o e(y) + C_o c}, pooled by twos. Unit j pools columns j and l +
 * j; the paper pools neighbours, which is the same layer with its columns in another order.
 *
 * @param state U_o (n, 2l)
 * @param bias b (2l)
 * @param word V_o (m, 2l)
 * @param context C_o (v, 2l)
 */
public record MaxoutReadout(NDArray state, NDArray bias, NDArray word, NDArray context) {

  public static MaxoutReadout declare(
      Parameters parameters, String name, int hidden, int embedding, int context, int units) {
    return new MaxoutReadout(
        parameters.declare(name + ".state", Role.WEIGHT, hidden, 2L * units),
        parameters.declare(name + ".bias", Role.BIAS, 2L * units),
        parameters.declare(name + ".word", Role.WEIGHT, embedding, 2L * units),
        parameters.declare(name + ".context", Role.WEIGHT, context, 2L * units));
  }

  /** The term of states (N, n), bias included: (N, 2l). */
  public NDArray ofStates(NDArray states) {
    return states.matMul(state).add(bias);
  }

  /** The term of the embeddings of previous words (N, m): (N, 2l). */
  public NDArray ofWords(NDArray words) {
    return words.matMul(word);
  }

  /** The term of context vectors (N, v): (N, 2l). */
  public NDArray ofContexts(NDArray contexts) {
    return contexts.matMul(context);
  }

  /** The maxout over the sum of the terms: (N, 2l) becomes (N, l). */
  public static NDArray pool(NDArray sum) {
    NDList halves = sum.split(2, 1);
    return halves.get(0).maximum(halves.get(1));
  }
}
