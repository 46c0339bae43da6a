package org.lengthwise.train;

/**
 * The wish that a run ends at the next point from which it can be continued. It is made by another
 * thread, of a signal or of whoever started the run; training looks at it between two updates.
 */
public final class StopRequest {
  private boolean made;
  private boolean heeded;

  /**
   * Makes the request; once more changes nothing.
   *
   * @return whether training is at work, which will save and end by itself. Otherwise the process
   *     may be ended at once: all that it has under way is repeated by the continuation.
   */
  public synchronized boolean make() {
    made = true;
    return heeded;
  }

  /** Whether it was made. */
  public synchronized boolean made() {
    return made;
  }

  /** From now on training looks at it, until {@link #ignore}. */
  synchronized void heed() {
    heeded = true;
  }

  /** From now on nobody looks at it. */
  synchronized void ignore() {
    heeded = false;
  }
}
