package org.lengthwise.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts a finished folder where another may be, so that no reader ever sees half of one. */
public final class FolderReplacement {
  private FolderReplacement() {}

  /** Moves a folder into place; the one that was there is set aside until then, and deleted. */
  public static void move(Path finished, Path place) throws IOException {
    Path old = place.resolveSibling(place.getFileName() + ".replaced");
    delete(old);
    if (Files.exists(place)) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
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
