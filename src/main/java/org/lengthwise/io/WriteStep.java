package org.lengthwise.io;

import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * The moments of a write at which being killed is most interesting. Writers report which they have
 * reached; only a test listens, and kills the process there.
 */
public enum WriteStep {
  /** The file exists under its hidden name and is empty; or a table, before a row. */
  OPENED,
  /** Half of the bytes are in it. */
  HALF_WRITTEN,
  /** All bytes are in it, perhaps not on the disk. */
  WRITTEN,
  /** All is on the disk under the hidden name. */
  SYNCED,
  /** It has its name, perhaps not on the disk. */
  RENAMED,
  /** A folder that is no longer needed has been renamed, and is still whole. */
  REMOVING,
  /** The first of its files is gone. */
  HALF_REMOVED;

  private static volatile BiConsumer<WriteStep, Path> observer = (step, path) -> {};

  /**
   * Reports that this step is reached.
   *
   * @param path what is written or removed, under its final name
   */
  public void reached(Path path) {
    observer.accept(this, path);
  }

  /** Lets a test observe the steps. */
  static void observe(BiConsumer<WriteStep, Path> newObserver) {
    observer = newObserver;
  }
}
