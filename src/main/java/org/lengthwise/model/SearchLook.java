package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a look of every hypothesis brings back.
 *
 * @param terms what the context vector adds to the recurrent unit and to the readout, see {@link
 *     SearchDecoder} (R, 3n + w), or one row for all
 * @param alignment where each of the R hypotheses looked
 * @param mixture there where the word is predicted from every value in turn
 */
record SearchLook(NDArray terms, float[][] alignment, Optional<Mixture> mixture) {

  /** A matrix, read out of the engine. */
  static float[][] rows(NDArray matrix) {
    float[] flat = matrix.toFloatArray();
    int columns = (int) matrix.getShape().get(1);
    float[][] rows = new float[flat.length / columns][];
    Arrays.setAll(rows, row -> Arrays.copyOfRange(flat, row * columns, (row + 1) * columns));
    return rows;
  }
}
