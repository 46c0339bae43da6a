package org.lengthwise.corpus.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The lines of two files side by side. */
final class LinePairs implements Closeable {
  private final LineReader source;
  private final LineReader target;

  /** A line and its translation. */
  record LinePair(String source, String target) {}

  LinePairs(TextFile sourceFile, TextFile targetFile) throws IOException {
    source = sourceFile.open();
    try {
      target = targetFile.open();
    } catch (IOException e) {
      source.close();
      throw e;
    }
  }

  /** The next pair, or none at the end of either file. */
  Optional<LinePair> next() throws IOException {
    Optional<LineReader.Line> line = source.next();
    Optional<LineReader.Line> translation = target.next();
    if (line.isEmpty() || translation.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new LinePair(line.get().text(), translation.get().text()));
  }

  @Override
  public void close() throws IOException {
    try (source;
        target) {
      // Closes both, whichever fails.
    }
  }
}
