package org.lengthwise.train;

/** Training ended because it was asked to; it can continue from a checkpoint of its last update. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int update;

  /**
   * @param update updates made; a checkpoint of the last one is saved
   */
  public StoppedException(int update) {
    super("stopped after update " + update);
    this.update = update;
  }

  /** Updates made. */
  public int update() {
    return update;
  }
}
