package org.lengthwise.train;

/** Training ended because it was asked to; it goes on from the checkpoint of its last update. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int update;

  /**
   * @param update updates made; a checkpoint of the last is saved
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
