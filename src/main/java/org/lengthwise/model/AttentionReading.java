package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.lengthwise.nn.Attention;
import org.lengthwise.nn.AttentionMemory;
import org.lengthwise.nn.Glimpse;
import org.lengthwise.nn.Rows;

/**
 * Annotations to look back at (Bahdanau et al. 2015, section 3.1).
 *
 * @param summary the backward state at the first word (B, n)
 */
record AttentionReading(Attention attention, AttentionMemory memory, NDArray summary)
    implements SourceReading {

  @Override
  public boolean steady() {
    return false;
  }

  @Override
  public Glimpse look(NDArray state) {
    return attention.look(state, memory);
  }

  @Override
  public SourceReading select(NDArray rows, NDManager owner) {
    AttentionReading chosen =
        new AttentionReading(
            attention,
            new AttentionMemory(
                chosen(memory.values(), rows),
                chosen(memory.projectedKeys(), rows),
                chosen(memory.mask(), rows)),
            chosen(summary, rows));
    chosen.giveTo(owner);
    return chosen;
  }

  /** Rows of an array of any rank along its first axis. */
  private static NDArray chosen(NDArray array, NDArray rows) {
    long[] dimensions = array.getShape().getShape();
    try (NDArray flat = array.reshape(dimensions[0], -1);
        NDArray picked = Rows.of(flat, rows)) {
      dimensions[0] = rows.size();
      return picked.reshape(new Shape(dimensions));
    }
  }

  @Override
  public void giveTo(NDManager owner) {
    memory.values().attach(owner);
    memory.projectedKeys().attach(owner);
    memory.mask().attach(owner);
    summary.attach(owner);
  }
}
