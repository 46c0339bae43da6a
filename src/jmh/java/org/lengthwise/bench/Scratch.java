package org.lengthwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of a measurement, below {@code target/bench}. */
final class Scratch {
  private Scratch() {}

  /** An empty folder of this name, in the place of an earlier one. */
  static Path fresh(String name) throws IOException {
    Path folder = Session.FOLDER.resolve(name).toAbsolutePath();
    delete(folder);
    return Files.createDirectories(folder);
  }

  /** Removes a file, or a folder with all in it. */
  static void delete(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(place)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  /** Removes all in a folder but what bears this name. */
  static void keepOnly(Path folder, String name) throws IOException {
    List<Path> entries;
    try (Stream<Path> list = Files.list(folder)) {
      entries = list.toList();
    }
    for (Path entry : entries) {
      if (!entry.endsWith(name)) {
        delete(entry);
      }
    }
  }
}
