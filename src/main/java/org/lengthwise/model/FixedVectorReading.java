package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.lengthwise.config.ContextUse;
import org.lengthwise.nn.Glimpse;
import org.lengthwise.nn.Rows;

/**
 * The whole source in one vector, the same at every look (Bahdanau et al. 2015, appendix A.2.2: c_i
 * fixed to the last state), or there at the first look only.
 *
 * @param vector c (B, v)
 * @param scores (B, T): all weight lies on the end tokens
 */
record FixedVectorReading(NDArray vector, NDArray scores, ContextUse use) implements SourceReading {

  @Override
  public NDArray summary() {
    return vector;
  }

  @Override
  public boolean steady() {
    return use == ContextUse.EVERY_STEP;
  }

  @Override
  public Glimpse look(NDArray state, int step) {
    NDArray weights = scores.softmax(-1);
    NDArray context = steady() || step == 0 ? vector : vector.zerosLike();
    return new Glimpse(context, weights, scores, weights);
  }

  @Override
  public Optional<AttentionReading> byHand() {
    return Optional.empty();
  }

  @Override
  public Optional<NDArray> mixed() {
    return Optional.empty();
  }

  @Override
  public SourceReading select(int[] rows, NDManager owner) {
    FixedVectorReading chosen =
        new FixedVectorReading(Rows.of(vector, rows), Rows.of(scores, rows), use);
    chosen.giveTo(owner);
    return chosen;
  }

  @Override
  public void giveTo(NDManager owner) {
    vector.attach(owner);
    scores.attach(owner);
  }
}
