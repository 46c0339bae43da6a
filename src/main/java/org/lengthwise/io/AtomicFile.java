package org.lengthwise.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes whole files so that a reader, or a later start after a crash, sees the old file or the new
 * one and never a part of it: the bytes go to a hidden file beside it, that file is forced to the
 * disk, and is renamed last.
 */
public final class AtomicFile {
  /** Starts at the clock: after a kill, another process may have the same number. */
  private static final AtomicLong COUNT = new AtomicLong(System.nanoTime() & Long.MAX_VALUE >> 1);

  /** A hidden name: that of the file, the process and a number. */
  private static final Pattern HIDDEN = Pattern.compile("\\..+\\.([0-9]{1,18})-[0-9]+\\.tmp");

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
        fill(hidden, bytes, file);
        WriteStep.SYNCED.reached(file);
        Files.move(
            hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        WriteStep.RENAMED.reached(file);
      } finally {
        Files.deleteIfExists(hidden);
      }
      synchronise(folder);
    } catch (IOException e) {
      throw IoFault.cannot("write", file, e);
    }
  }

  /** Writes the text in UTF-8; see {@link #write(Path, byte[])}. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Removes a file, if it is there.
   *
   * @throws UncheckedIOException naming the file
   */
  public static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw IoFault.cannot("remove", file, e);
    }
  }

  /**
   * Removes the hidden files that killed processes left in a folder. Whoever calls it owns the
   * folder and is not writing there; the files of another living process are left alone.
   *
   * @throws UncheckedIOException when the folder cannot be read or written
   */
  public static void removeLeftovers(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      List<Path> entries;
      try (Stream<Path> found = Files.list(folder)) {
        entries = found.toList();
      }
      for (Path entry : entries) {
        if (isLeftover(entry)) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (IOException e) {
      throw IoFault.cannot("tidy", folder, e);
    }
  }

  private static boolean isLeftover(Path entry) {
    Matcher name = HIDDEN.matcher("" + entry.getFileName());
    if (!name.matches() || !Files.isRegularFile(entry)) {
      return false;
    }
    // In a container, a process killed before may have had the number of this one.
    long process = Long.parseLong(name.group(1));
    return process == ProcessHandle.current().pid() || ProcessHandle.of(process).isEmpty();
  }

  /**
   * Makes the names in a folder survive a power cut, where the system can do that for a folder.
   *
   * @throws IOException when the disk fails
   */
  public static void synchronise(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (isOfTheDisk(e)) {
        throw e;
      }
    }
  }

  /**
   * Whether the disk has failed. Windows does not open folders, and some file systems do not
   * synchronise them: then the files themselves are on the disk under their names.
   */
  static boolean isOfTheDisk(IOException e) {
    return String.valueOf(e.getMessage()).contains("Input/output error");
  }

  private static void fill(Path hidden, byte[] bytes, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      WriteStep.OPENED.reached(file);
      writeHalves(channel, bytes, file);
      channel.force(true);
    }
  }

  /** All the bytes, in two halves. */
  public static void writeHalves(FileChannel channel, byte[] bytes, Path file) throws IOException {
    int half = bytes.length / 2;
    writeFully(channel, ByteBuffer.wrap(bytes, 0, half));
    WriteStep.HALF_WRITTEN.reached(file);
    writeFully(channel, ByteBuffer.wrap(bytes, half, bytes.length - half));
    WriteStep.WRITTEN.reached(file);
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
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
