package org.lengthwise.nn.recurrent;

import ai.djl.ndarray.NDArray;
import org.lengthwise.nn.parameter.Parameters;

/**
 * The decoder's first state, {@code s_0 = tanh(W_s h + b)} (Bahdanau et al. 2015, appendix A.2.2).
 *
 * @param weights W_s (u, n), where u is the size of the encoder's summary
 * @param bias b (n)
 */
public record InitialState(NDArray weights, NDArray bias) {

  public static InitialState declare(Parameters parameters, String name, int input, int hidden) {
    return new InitialState(
        parameters.declare(name + ".weights", Parameters.Role.WEIGHT, input, hidden),
        parameters.declare(name + ".bias", Parameters.Role.BIAS, hidden));
  }

  /** The summary of the encoder (B, u) becomes s_0 (B, n). */
  public NDArray forward(NDArray encoding) {
    return encoding.matMul(weights).add(bias).tanh();
  }
}
