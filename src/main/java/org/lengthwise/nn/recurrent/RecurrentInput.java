package org.lengthwise.nn.recurrent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Role;
import org.lengthwise.nn.tensor.MatMul;

/**
 * The map from an input (an embedding, or a context vector) into a gated recurrent unit: W, W_z,
 * W_r or C, C_z, C_r in Bahdanau et al. 2015, appendix A.
 *
 * @param gates (m, 2n): W_z beside W_r
 * @param candidate (m, n): W
 */
public record RecurrentInput(NDArray gates, NDArray candidate) {

  public static RecurrentInput declare(Parameters parameters, String name, int input, int hidden) {
    return new RecurrentInput(
        parameters.declare(name + ".gates", Role.WEIGHT, input, 2L * hidden),
        parameters.declare(name + ".candidate", Role.WEIGHT, input, hidden));
  }

  /** Both maps side by side, (m, 3n). */
  NDArray joined() {
    return NDArrays.concat(new NDList(gates, candidate), 1);
  }

  /** What {@link #of} returns, side by side: (N, 3n). */
  public NDArray joinedTerms(NDArray inputs) {
    return MatMul.of(inputs, joined());
  }

  /**
   * @param inputs (N, m); a whole sequence at once costs one matrix product
   * @return (N, 2n) and (N, n)
   */
  public RecurrentTerms of(NDArray inputs) {
    return new RecurrentTerms(MatMul.of(inputs, gates), MatMul.of(inputs, candidate));
  }
}
