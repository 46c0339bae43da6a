package org.lengthwise.train;

/**
 * Asks a run to end at the next point from which it can be continued. Another thread makes the
 * request, that of a signal or of whoever started the run; training checks it between two updates.
 */
public final class StopRequest {
  private boolean made;
  private boolean heeded;

  /**
   * Makes the request; a second one changes nothing.
   *
   * @return whether training is under way, and will save and end by itself. Otherwise the process
   *     may be ended at once: whatever it is doing is repeated when the run is continued.
   */
  public synchronized boolean make() {
    made = true;
    return heeded;
  }

  /** Whether it was made. */
  public synchronized boolean made() {
    return made;
  }

  /** From now on training checks it, until {@link #ignore}. */
  synchronized void heed() {
    heeded = true;
  }

  /** From now on nobody checks it. */
  synchronized void ignore() {
    heeded = false;
  }
}
