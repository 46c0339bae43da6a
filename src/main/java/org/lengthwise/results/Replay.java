package org.lengthwise.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run that reproduces another must end, in {@code replay.json} of its folder. A budget in
 * minutes ends at a different update each time, so the number of updates is recorded.
 *
 * @param updates the updates that the run repeated had
 */
public record Replay(int updates) {
  /** Checks that the number is there. */
  public Replay {
    if (updates < 1) {
      throw new IllegalArgumentException("updates is " + updates + "; it must be at least 1");
    }
  }

  /** Writes {@code replay.json}, whole or not at all. */
  public void write(Path file) {
    JsonFile.write(file, this);
  }

  /**
   * Reads {@code replay.json}, where there is one.
   *
   * @throws ResultsException when the file is not a replay
   */
  public static Optional<Replay> find(Path file) {
    return Files.exists(file) ? Optional.of(JsonFile.read(file, Replay.class)) : Optional.empty();
  }
}
