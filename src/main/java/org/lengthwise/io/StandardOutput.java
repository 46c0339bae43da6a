package org.lengthwise.io;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The standard output, in UTF-8. Other writers of its kind go on silently when they cannot write;
 * this one writes nothing more then, and remembers why.
 */
public final class StandardOutput extends PrintWriter {
  /** On Linux, what the standard output is. */
  private static final Path LINK = Path.of("/proc/self/fd/1");

  private final Watched stream;
  private final boolean ofProcess;

  private StandardOutput(Watched stream, boolean ofProcess) {
    super(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    this.stream = stream;
    this.ofProcess = ofProcess;
  }

  /** That of this process. */
  public static StandardOutput ofProcess() {
    return new StandardOutput(new Watched(new FileOutputStream(FileDescriptor.out)), true);
  }

  /** A stream in its place. */
  public static StandardOutput of(OutputStream stream) {
    return new StandardOutput(new Watched(stream), false);
  }

  /** Writes what is left to write; returns why anything could not be written. */
  public Optional<IOException> failure() {
    flush();
    return stream.failure;
  }

  /**
   * Whether it could not be written because its reader has ended, as in {@code lengthwise … | head
   * -1}.
   */
  public boolean readerHasEnded() {
    return failure()
        .map(e -> ("" + e.getMessage()).contains("Broken pipe") || (ofProcess && isPipe()))
        .orElse(false);
  }

  /** The system's own words may be in another language, and a pipe fails for one reason only. */
  private static boolean isPipe() {
    try {
      return Files.readSymbolicLink(LINK).toString().startsWith("pipe:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Remembers the first failure, and drops what comes after: a gap would not be noticed. */
  private static final class Watched extends OutputStream {
    private final OutputStream stream;
    private Optional<IOException> failure = Optional.empty();

    Watched(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (failure.isPresent()) {
        return;
      }
      try {
        stream.write(bytes, offset, length);
      } catch (IOException e) {
        failure = Optional.of(e);
        throw e;
      }
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void flush() throws IOException {
      if (failure.isEmpty()) {
        stream.flush();
      }
    }
  }
}
