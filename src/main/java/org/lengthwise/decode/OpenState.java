package org.lengthwise.decode;

/**
 * The current state of a search. A successor takes over arrays of the state before it, so the older
 * one is closed first.
 */
final class OpenState<S> implements AutoCloseable {
  private final DecoderStep<S> decoder;
  private S state;

  OpenState(DecoderStep<S> decoder, S start) {
    this.decoder = decoder;
    this.state = start;
  }

  /** See {@link DecoderStep#best}; the state after the look becomes the current one. */
  DecoderStep.Candidates<S> best(int[] lastTokens, int k, int[] banned) {
    DecoderStep.Candidates<S> best = decoder.best(state, lastTokens, k, banned);
    goOnWith(best.next());
    return best;
  }

  /**
   * Continues with chosen rows.
   *
   * @param rows at least one
   * @param present how many rows there are
   */
  void select(int[] rows, int present) {
    if (!areAll(rows, present)) {
      goOnWith(decoder.select(state, rows));
    }
  }

  private static boolean areAll(int[] rows, int present) {
    boolean same = rows.length == present;
    for (int i = 0; same && i < present; i++) {
      same = rows[i] == i;
    }
    return same;
  }

  private void goOnWith(S successor) {
    S old = state;
    state = successor;
    decoder.close(old);
  }

  @Override
  public void close() {
    decoder.close(state);
  }
}
