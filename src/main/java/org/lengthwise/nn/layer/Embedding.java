package org.lengthwise.nn.layer;

import ai.djl.ndarray.NDArray;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.Rows;

/**
 * Word embeddings E, with one bias vector shared by all words (the authors' code adds it to every
 * embedding; Bahdanau et al. 2015, appendix A.2, omits biases).
 *
 * @param table (K, m)
 * @param bias (m)
 */
public record Embedding(NDArray table, NDArray bias) {

  /** m: the size of an embedding. */
  public long size() {
    return bias.size();
  }

  public static Embedding declare(Parameters parameters, String name, int words, int size) {
    return new Embedding(
        parameters.declare(name + ".table", Parameters.Role.EMBEDDING, words, size),
        parameters.declare(name + ".bias", Parameters.Role.BIAS, size));
  }

  /**
   * @param ids (N), 64-bit
   * @return (N, m)
   */
  public NDArray forward(NDArray ids) {
    return Rows.of(table, ids).add(bias);
  }
}
