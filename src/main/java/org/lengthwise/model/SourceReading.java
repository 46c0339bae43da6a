package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.lengthwise.nn.Glimpse;

/** What an encoder made of a batch of sentences, and how the decoder looks at it: a value. */
interface SourceReading {
  /** What the decoder's first state is made of: (B, n). */
  NDArray summary();

  /** Whether every look brings back the same context vector. */
  boolean steady();

  /**
   * @param state the decoder's state (B, n)
   * @return the context vector (B, v) and the alignment (B, T)
   */
  Glimpse look(NDArray state);

  /**
   * The reading of chosen sentences.
   *
   * @param rows (N), 64-bit
   * @param owner owns the arrays of the new reading
   */
  SourceReading select(NDArray rows, NDManager owner);

  /** Makes a manager the owner of the reading's arrays. */
  void giveTo(NDManager owner);
}
