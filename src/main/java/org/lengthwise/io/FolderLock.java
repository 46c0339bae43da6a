package org.lengthwise.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder held by one process at a time, by a lock of the operating system on a file in it. The
 * lock ends with the process, however that ends; a lock file left behind locks nothing.
 */
public final class FolderLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final FileChannel channel;
  private final Optional<Path> temporary;

  private FolderLock(FileChannel channel, Optional<Path> temporary) {
    this.channel = channel;
    this.temporary = temporary;
  }

  /**
   * Holds the folder that the lock file lies in, making it if need be.
   *
   * @param file the lock file
   * @param patience how long to wait for another process to release it
   * @throws FolderException if another process holds it, or the folder cannot be written
   */
  public static FolderLock hold(Path file, Duration patience) {
    Path folder = Objects.requireNonNull(file.getParent(), "a lock file lies in a folder");
    FileChannel channel = open(file, folder);
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      if (tryLock(channel, folder) != null) {
        return new FolderLock(channel, Optional.empty());
      }
      if (System.nanoTime() >= deadline) {
        closeQuietly(channel);
        throw new FolderException(
            "cannot use " + folder + ": another Lengthwise process is using it");
      }
      pause();
    }
  }

  /**
   * Holds the place of a folder that is about to be written or replaced as a whole: by a hidden
   * lock file beside it, which is removed when the lock is released.
   *
   * @throws FolderException if another process holds it
   * @throws IOException if the parent folder cannot be written
   */
  public static FolderLock ofPlace(Path place) throws IOException {
    Path file = FolderReplacement.hidden(place.toAbsolutePath(), ".lock");
    Files.createDirectories(Objects.requireNonNull(file.getParent(), "not a folder's place"));
    while (true) {
      Optional<Object> before = key(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel, place) == null) {
        closeQuietly(channel);
        throw new FolderException(
            "cannot write to " + place + ": another Lengthwise process is writing to it");
      }
      // Whoever held it before may have removed the file that was opened here.
      if (before.isPresent() && before.equals(key(file))) {
        return new FolderLock(channel, Optional.of(file));
      }
      closeQuietly(channel);
    }
  }

  /** What tells a file from another one of the same name; empty where there is none. */
  private static Optional<Object> key(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(key == null ? file : key); // Windows removes no open file
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a process holds the folder of this lock file. The question creates no file, but takes
   * the lock for a moment, in which another process that does not wait is refused.
   */
  public static boolean isHeld(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return shared == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this very process
    } catch (IOException e) {
      return false; // usually no file: no process has ever worked there
    }
  }

  private static FileChannel open(Path file, Path folder) {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new FolderException(IoFault.sentence("write to", folder, e));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel, Path folder) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    } catch (IOException e) {
      closeQuietly(channel);
      throw new FolderException(
          "cannot lock %s: %s; its file system must support locks, see results/README.md"
              .formatted(folder, IoFault.reason(e)));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FolderException("interrupted while waiting for the lock of a folder");
    }
  }

  private static void removeQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A file left behind locks nothing.
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process in any case.
    }
  }

  @Override
  public void close() {
    temporary.ifPresent(FolderLock::removeQuietly);
    closeQuietly(channel);
  }
}
