package org.lengthwise.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes whole files so that a reader, or a later start after a crash, sees the old file or the new
 * one and never a part: the bytes go to a hidden file beside it, to the disk, and take the name
 * last.
 */
public final class AtomicFile {
  private static final AtomicLong COUNT = new AtomicLong();

  private AtomicFile() {}

  /**
   * Writes the bytes, making the folder if need be.
   *
   * @throws UncheckedIOException naming the file, when the disk is full or the folder cannot be
   *     written; an older file of that name is then untouched
   */
  public static void write(Path file, byte[] bytes) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("not a file: " + file);
    }
    Path hidden = folder.resolve(hiddenName(file));
    try {
      Files.createDirectories(folder);
      try {
        fill(hidden, bytes);
        Files.move(
            hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(hidden);
      }
      synchronise(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + reason(e), e);
    }
  }

  /** Writes the text in UTF-8; see {@link #write(Path, byte[])}. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What an input-output error says, with its kind where the message is only a path. */
  static String reason(IOException e) {
    return e.getMessage() == null || e instanceof java.nio.file.FileSystemException
        ? e.toString().replaceFirst("^java\\.nio\\.file\\.", "")
        : e.getMessage();
  }

  private static void fill(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Makes the new name last through a power cut, where the system lets a folder be opened. */
  private static void synchronise(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders. The file itself is on the disk and has its name.
      return;
    }
  }

  private static String hiddenName(Path file) {
    return "."
        + file.getFileName()
        + "."
        + ProcessHandle.current().pid()
        + "-"
        + COUNT.incrementAndGet()
        + ".tmp";
  }
}
