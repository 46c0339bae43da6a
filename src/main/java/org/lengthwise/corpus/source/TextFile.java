package org.lengthwise.corpus.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** One side of one split: a text file, gzipped if its name ends in {@code .gz}. */
record TextFile(Path path) {
  String name() {
    return "" + path.getFileName();
  }

  boolean isGzipped() {
    return name().endsWith(".gz");
  }

  LineReader open() throws IOException {
    InputStream file = Files.newInputStream(path);
    if (!isGzipped()) {
      return new LineReader(file);
    }
    try {
      return new LineReader(new GZIPInputStream(new BufferedInputStream(file), 1 << 16));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
