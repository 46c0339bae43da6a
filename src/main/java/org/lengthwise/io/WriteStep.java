package org.lengthwise.io;

import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * The instants of a write at which a kill would tell most. Writers say which they have reached;
 * nobody listens but a test, which lets the process die there.
 */
public enum WriteStep {
  /** The file under its hidden name is there and empty; or a table, before a row. */
  OPENED,
  /** Half of the bytes are in it. */
  HALF_WRITTEN,
  /** All bytes are in it, perhaps not on the disk. */
  WRITTEN,
  /** All is on the disk under the hidden name. */
  SYNCED,
  /** It has its name, perhaps not on the disk. */
  RENAMED,
  /** A folder no longer needed, or about to be replaced, has lost its name, and is still whole. */
  REMOVING,
  /** The first of its files is gone. */
  HALF_REMOVED;

  private static volatile BiConsumer<WriteStep, Path> observer = (step, path) -> {};

  /**
   * Says that this step is reached.
   *
   * @param path what is written or removed, under the name it has for readers
   */
  public void reached(Path path) {
    observer.accept(this, path);
  }

  /** Lets a test look on. */
  static void observe(BiConsumer<WriteStep, Path> newObserver) {
    observer = newObserver;
  }
}
