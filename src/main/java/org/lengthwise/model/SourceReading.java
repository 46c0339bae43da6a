package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.lengthwise.nn.attention.Attention;

/** What an encoder made of a batch of sentences, and how the decoder looks at it: a value. */
interface SourceReading {

  /** What the decoder's first state is made of: (B, n) or (B, 2n). */
  NDArray summary();

  /** Whether every look brings back the same context vector. */
  boolean steady();

  /**
   * @param state the decoder's state (B, n)
   * @param step the decoder's step, from 0
   */
  Attention.Glimpse look(NDArray state, int step);

  /** This reading, where a whole decoder's looks and updates have their gradient by hand. */
  Optional<AttentionReading> byHand();

  /**
   * The values (B, T, v) from each of which a word is predicted; empty where it is predicted from
   * the context vector alone.
   */
  Optional<NDArray> mixed();

  /**
   * The sentences as a search looks at them, a hypothesis each to begin with. It takes the arrays
   * over.
   *
   * @param root owns what is remembered
   */
  SearchSource forSearch(SearchDecoder decoder, NDManager root);
}
