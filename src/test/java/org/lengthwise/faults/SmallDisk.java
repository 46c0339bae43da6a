package org.lengthwise.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes, which a test can fill and make read-only. */
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one over a new folder; skips the test where this user or system may not. */
  static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String refusal =
        refusal("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder);
    assumeTrue(refusal.isEmpty(), "skipped: no small disk can be mounted here (" + refusal + ")");
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Leaves no block free. */
  void fill() {
    fillBut(0);
  }

  /** Leaves so many bytes free, rounded down to blocks. */
  void fillBut(long free) {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (folder.toFile().getUsableSpace() >= free + BLOCK) {
        out.write(block);
      }
    } catch (IOException e) {
      // It is full a little earlier where somebody else writes as well.
    }
  }

  /** Makes room again. */
  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  /** Lets nobody write any more, root not excepted. */
  void lock() throws IOException, InterruptedException {
    String refusal = refusal("mount", "-o", "remount,ro", folder);
    if (!refusal.isEmpty()) {
      throw new IllegalStateException(refusal);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    refusal("umount", "-l", folder);
  }

  /** What a command says when it fails; nothing when it succeeds. */
  private static String refusal(Object... command) throws IOException, InterruptedException {
    String[] words = java.util.Arrays.stream(command).map(Object::toString).toArray(String[]::new);
    Process process;
    try {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said.strip().isEmpty() ? "it failed" : said.strip();
  }
}
