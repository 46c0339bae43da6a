package org.lengthwise.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes a folder under a hidden name and then puts it in its place, so that no reader sees half of
 * one. The folder that was there is set aside until then, and put back if it does not come to that.
 * Only one process at a time replaces a folder.
 */
public final class FolderReplacement implements AutoCloseable {
  private final Path place;
  private final Path fresh;
  private final Path old;
  private final FolderLock lock;

  private FolderReplacement(Path place, FolderLock lock) {
    this.place = place;
    this.fresh = hidden(place, ".new");
    this.old = hidden(place, ".old");
    this.lock = lock;
  }

  /**
   * Begins with an empty folder, and removes what a killed process left.
   *
   * @param place where the folder goes; its parent is made if need be
   * @throws FolderException if another process is replacing that folder
   * @throws IOException if the parent cannot be written
   */
  public static FolderReplacement begin(Path place) throws IOException {
    FolderReplacement replacement = new FolderReplacement(place, FolderLock.ofPlace(place));
    try {
      restore(replacement.old, place);
      delete(replacement.fresh);
      Files.createDirectory(replacement.fresh);
      return replacement;
    } catch (IOException | RuntimeException e) {
      replacement.lock.close();
      throw e;
    }
  }

  /** The folder to fill. */
  public Path fresh() {
    return fresh;
  }

  /**
   * Puts the folder in its place.
   *
   * @throws IOException if that fails; the folder that was there is there again
   */
  public void finish() throws IOException {
    swap(fresh, place, old);
    AtomicFile.synchronise(Objects.requireNonNull(place.toAbsolutePath().getParent()));
    delete(old);
  }

  /** Removes the folder unless it was put in its place. */
  @Override
  public void close() throws IOException {
    try {
      delete(fresh);
    } finally {
      lock.close();
    }
  }

  /** A hidden name beside that of a folder. */
  public static Path hidden(Path folder, String ending) {
    return folder.resolveSibling("." + folder.getFileName() + ending);
  }

  /**
   * Renames a finished folder to its place, and first what is there to the name for the old one.
   */
  public static void swap(Path fresh, Path place, Path old) throws IOException {
    if (Files.exists(place)) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
      WriteStep.REMOVING.reached(place);
    }
    try {
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      restore(old, place);
      throw e;
    }
    WriteStep.RENAMED.reached(place);
  }

  /**
   * Puts a folder back that was set aside, unless its place is taken: then it is no longer needed,
   * and deleted.
   */
  public static void restore(Path old, Path place) throws IOException {
    if (Files.exists(place)) {
      delete(old);
    } else if (Files.exists(old)) {
      Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Deletes a folder and its contents, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
      if (path.equals(deepestFirst.get(0))) {
        WriteStep.HALF_REMOVED.reached(folder);
      }
    }
  }
}
