package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

/** The sentences of a search, and which of them each hypothesis, a row, looks at. */
interface SearchSource {

  /**
   * @param state the decoder's state (R, n)
   * @param step the decoder's step, from 0
   */
  SearchLook look(NDArray state, int step);

  /**
   * The {@linkplain SearchLook#terms terms} of any look at a step; empty where they hang on the
   * state.
   */
  Optional<NDArray> steadyTerms(int step);

  /** The same for chosen rows. It takes over what is remembered; this source is of no use then. */
  SearchSource select(int[] rows);

  /** Lends what is remembered to a manager until it closes, see {@code Parameters.lendTo}. */
  void lendTo(NDManager borrower);
}
