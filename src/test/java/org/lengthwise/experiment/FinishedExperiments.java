package org.lengthwise.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lengthwise.io.FolderLock;

/**
 * Finished experiments that many tests start from. Each is performed once in a run of the tests, by
 * the first process that asks for it; the others wait and find it there. Nobody writes to them: a
 * test that goes on with one takes a copy.
 */
public final class FinishedExperiments {
  private static final Path ROOT = Path.of("target", "finished-experiments").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** The run of the tests, as the build names it; elsewhere, as in an editor, this process. */
  private static final String RUN_OF_TESTS =
      System.getProperty("run.of.tests", "process " + ProcessHandle.current().pid());

  private FinishedExperiments() {}

  /** Performs an experiment in a folder. */
  public interface Performance {
    void into(Path folder) throws Exception;
  }

  /**
   * The folder that an experiment was performed in.
   *
   * @param name of the folder, which no other experiment has
   */
  @SuppressWarnings("try") // the lock is held for the length of the block
  public static synchronized Path folder(String name, Performance performance) {
    Path folder = ROOT.resolve(name);
    Path finished = ROOT.resolve(name + ".finished");
    try (FolderLock lock = FolderLock.hold(ROOT.resolve(name + ".lock"), PATIENCE)) {
      if (!Files.exists(finished) || !Files.readString(finished).equals(RUN_OF_TESTS)) {
        Files.deleteIfExists(finished);
        delete(folder);
        performance.into(Files.createDirectories(folder));
        Files.writeString(finished, RUN_OF_TESTS);
      }
      return folder;
    } catch (Exception e) {
      throw new IllegalStateException("the experiment " + name + " could not be performed", e);
    }
  }

  /** Copies a folder and all in it. */
  public static void copy(Path from, Path to) {
    try (Stream<Path> found = Files.walk(from)) {
      for (Path file : found.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> found = Files.walk(folder)) {
        all = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }
}
