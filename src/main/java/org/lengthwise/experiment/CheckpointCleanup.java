package org.lengthwise.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.run.RunEngine;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.FolderLock;
import org.lengthwise.io.IoFault;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;

/**
 * The files that an experiment keeps only to continue training: its checkpoints, except the best
 * weights of each run. Without them everything works as before, reports, publications, reproduction
 * and translation; only another budget is refused.
 *
 * @param files the files, by name
 * @param bytes their size
 */
public record CheckpointCleanup(List<Path> files, long bytes) {
  /** The file of a checkpoint that says whether its weights are intact. */
  private static final String RECORD = "checkpoint.json";

  /**
   * Finds them.
   *
   * @param engine knows where weights are
   * @param force whether runs may be unfinished; they start from the beginning when continued
   * @throws RefusedException naming the runs that are not finished, unless forced
   * @throws org.lengthwise.train.TrainingException when the best weights of a run are damaged
   */
  public static CheckpointCleanup of(ExperimentFolder folder, RunEngine engine, boolean force) {
    if (!force) {
      refuseUnfinished(folder);
    }
    List<Path> files = new ArrayList<>();
    for (RunFolder run : folder.runFolders()) {
      Set<Path> needed = needed(run, engine);
      files(run.checkpoints()).stream().filter(file -> !needed.contains(file)).forEach(files::add);
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += size(file);
    }
    return new CheckpointCleanup(List.copyOf(files), bytes);
  }

  private static void refuseUnfinished(ExperimentFolder folder) {
    List<String> faults = new ArrayList<>();
    for (RunFolder run : folder.runFolders()) {
      RunStatus.State state = RunStatus.read(run.status()).state();
      if (state != RunStatus.State.FINISHED) {
        faults.add(
            "%s is %s and would have to start from the beginning; finish it first, or add --force"
                .formatted(run.root(), state.name().toLowerCase(Locale.ROOT)));
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
  }

  /** Of an unfinished run without the file that names the best: it marks a run as trained. */
  private static Set<Path> needed(RunFolder run, RunEngine engine) {
    RunStatus status = RunStatus.read(run.status());
    if (status.bestUpdate() == 0 || !Files.isDirectory(run.checkpoints())) {
      return Set.of();
    }
    Path weights = engine.weights(run, status.bestUpdate());
    Set<Path> needed = new HashSet<>(Set.of(weights, weights.resolveSibling(RECORD)));
    if (status.state() == RunStatus.State.FINISHED || run.isCleaned()) {
      needed.add(run.best());
    }
    return needed;
  }

  /**
   * Removes them.
   *
   * @return what was removed
   * @throws RefusedException as {@link #of}
   * @throws FolderException when a process is working on the experiment or on one of its runs
   * @throws UncheckedIOException when a file cannot be removed
   */
  public static CheckpointCleanup remove(ExperimentFolder folder, RunEngine engine, boolean force) {
    if (of(folder, engine, force).files().isEmpty()) {
      // A publication has no lock files; it gets none here.
      return new CheckpointCleanup(List.of(), 0);
    }
    List<FolderLock> locks = new ArrayList<>();
    try {
      locks.add(FolderLock.hold(folder.lock(), Duration.ZERO));
      for (RunFolder run : folder.runFolders()) {
        locks.add(FolderLock.hold(run.lock(), Duration.ZERO));
      }
      CheckpointCleanup cleanup = of(folder, engine, force);
      cleanup.files().forEach(AtomicFile::remove);
      folder.runFolders().forEach(run -> removeEmptyFolders(run.checkpoints()));
      return cleanup;
    } finally {
      locks.forEach(FolderLock::close);
    }
  }

  private static void removeEmptyFolders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path place : inside.filter(Files::isDirectory).toList()) {
        if (files(place).isEmpty()) {
          Files.delete(place);
        }
      }
    } catch (IOException e) {
      throw IoFault.cannot("remove from", folder, e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      return inside.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      throw IoFault.cannot("read", folder, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw IoFault.cannot("read", file, e);
    }
  }
}
