package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.lengthwise.nn.Glimpse;
import org.lengthwise.nn.Rows;

/**
 * The whole source in one vector, the same at every look (Bahdanau et al. 2015, appendix A.2.2: c_i
 * fixed to the last state).
 *
 * @param vector c (B, n)
 * @param lastPositions where the end tokens stand, one-hot (B, T): all the weight lies there
 */
record FixedVectorReading(NDArray vector, NDArray lastPositions) implements SourceReading {

  @Override
  public NDArray summary() {
    return vector;
  }

  @Override
  public boolean steady() {
    return true;
  }

  @Override
  public Glimpse look(NDArray state) {
    return new Glimpse(vector, lastPositions);
  }

  @Override
  public SourceReading select(NDArray rows, NDManager owner) {
    FixedVectorReading chosen =
        new FixedVectorReading(Rows.of(vector, rows), Rows.of(lastPositions, rows));
    chosen.giveTo(owner);
    return chosen;
  }

  @Override
  public void giveTo(NDManager owner) {
    vector.attach(owner);
    lastPositions.attach(owner);
  }
}
