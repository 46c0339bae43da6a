package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.lengthwise.nn.tensor.Rows;

/**
 * Where a decoder stands in a search, a row a hypothesis.
 *
 * @param manager owns the arrays below; closing it frees them
 * @param step looks made so far
 * @param state S (R, n): has read every word but the last
 * @param seen what the context vector that chose the last word adds, see {@link SearchLook}; empty
 *     before the first, where the source knows, and where nobody reads it
 */
record DecoderState(
    NDManager manager, SearchSource source, int step, NDArray state, Optional<NDArray> seen) {

  /**
   * @param root owns what follows this state
   */
  static DecoderState of(
      SearchSource source, int step, NDArray state, Optional<NDArray> seen, NDManager root) {
    NDManager manager = root.newSubManager();
    state.attach(manager);
    seen.ifPresent(terms -> terms.attach(manager));
    return new DecoderState(manager, source, step, state, seen);
  }

  /** What the look that chose the last word brought back; empty before the first. */
  Optional<NDArray> lastSeen() {
    return step == 0 ? Optional.empty() : source.steadyTerms(step - 1).or(() -> seen);
  }

  DecoderState select(int[] rows, NDManager root) {
    Optional<NDArray> chosen = seen.map(terms -> Rows.of(terms, rows));
    return of(source.select(rows), step, Rows.of(state, rows), chosen, root);
  }
}
