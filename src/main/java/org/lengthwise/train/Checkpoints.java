package org.lengthwise.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.FolderReplacement;
import org.lengthwise.io.WriteStep;
import org.lengthwise.results.RunFolder;

/**
 * The checkpoints of a run: each is a folder {@code update-N}, made under a hidden name and renamed
 * when it is whole. The last two are kept, and the best one known at each of them. When training
 * ends, the files {@code best} and {@code final} name the two that matter.
 */
final class Checkpoints {
  static final String BEST = RunFolder.BEST;
  static final String FINAL = RunFolder.FINAL;
  private static final String PREFIX = "update-";
  private static final String UNFINISHED = ".tmp";
  private static final String REMOVED = ".old";
  private static final String REPLACED = ".before";

  private final Path folder;
  private final Checkpoint.RunOrigin run;

  /**
   * @param run whose checkpoints these are; those of other runs are skipped
   */
  Checkpoints(Path folder, Checkpoint.RunOrigin run) {
    this.folder = folder;
    this.run = run;
  }

  /**
   * Writes a checkpoint, then removes all but this one, the one before, and the best of both. A
   * checkpoint of the same update, left by a stop during validation, is set aside until this one is
   * renamed.
   *
   * @param before the state of the checkpoint before, which is intact
   */
  void save(Checkpoint.Content content, TrainingState before) {
    TrainingState state = content.state();
    Path place = of(folder, state.update());
    Path hidden = FolderReplacement.hidden(place, UNFINISHED);
    Path replaced = FolderReplacement.hidden(place, REPLACED);
    try {
      try {
        FolderReplacement.delete(hidden);
        Files.createDirectories(hidden);
        Checkpoint.write(hidden, run, content);
        WriteStep.SYNCED.reached(place);
        FolderReplacement.swap(hidden, place, replaced);
      } finally {
        FolderReplacement.delete(hidden); // what remains of it when the disk is full
      }
      AtomicFile.synchronise(folder);
      FolderReplacement.delete(replaced);
      if (before.update() < state.update()) {
        keepOnly(state.update(), state.bestUpdate(), before.update(), before.bestUpdate());
      }
    } catch (IOException e) {
      throw cannot("write", place, e);
    }
  }

  /**
   * The latest checkpoint from which training can continue exactly: it is intact, and so is the
   * best one known at it.
   *
   * @param say takes a line for each that is skipped, with the reason
   * @throws TrainingException when one cannot be read or is of another version of the program: its
   *     content is perhaps not lost
   */
  Optional<Checkpoint.Found> latest(Consumer<String> say) {
    List<Integer> updates = updates();
    for (int i = updates.size() - 1; i >= 0; i--) {
      Path place = of(folder, updates.get(i));
      try {
        Checkpoint.Found found = new Checkpoint(place).find(run);
        checkBest(found.state());
        return Optional.of(found);
      } catch (IOException | IllegalArgumentException e) {
        if (!Checkpoint.isDamage(e)) {
          throw unreadable(place, e);
        }
        say.accept("checkpoint " + place.getFileName() + " is damaged: " + Checkpoint.reason(e));
      }
    }
    if (!updates.isEmpty()) {
      say.accept("no checkpoint is usable; training starts from the beginning");
    }
    return Optional.empty();
  }

  private static TrainingException cannot(String verb, Path place, IOException e) {
    return new TrainingException("cannot " + verb + " " + place + ": " + Checkpoint.reason(e), e);
  }

  private static TrainingException unreadable(Path place, Exception e) {
    return new TrainingException(
        "cannot read %s: %s; nothing was removed: rerun the command when it can be read again"
            .formatted(place, Checkpoint.reason(e)),
        e);
  }

  private void checkBest(TrainingState state) {
    if (state.bestUpdate() == 0 || state.bestUpdate() == state.update()) {
      return;
    }
    Path best = of(folder, state.bestUpdate());
    try {
      new Checkpoint(best).weights();
    } catch (IOException | IllegalArgumentException e) {
      if (!Checkpoint.isDamage(e)) {
        throw unreadable(best, e);
      }
      throw new IllegalArgumentException(
          "the best checkpoint before it, "
              + best.getFileName()
              + ", is damaged: "
              + Checkpoint.reason(e),
          e);
    }
  }

  /**
   * The file of weights of a checkpoint.
   *
   * @param folder of the run's checkpoints
   * @throws TrainingException when the checkpoint is missing, damaged or cannot be read
   */
  static Path weights(Path folder, int update) {
    Path place = of(folder, update);
    try {
      return new Checkpoint(place).weights();
    } catch (IOException | IllegalArgumentException e) {
      throw Checkpoint.isDamage(e)
          ? new TrainingException(place + " is damaged: " + Checkpoint.reason(e), e)
          : unreadable(place, e);
    }
  }

  /** Training has ended: keeps what is needed to translate, and to continue with more updates. */
  void complete(TrainingState end, int best) {
    try {
      keepOnly(end.update(), end.bestUpdate(), best);
    } catch (IOException e) {
      throw cannot("tidy", folder, e);
    }
    // BEST is written last and, in reopen, removed first: it exists without FINAL only after a
    // clean.
    AtomicFile.write(folder.resolve(FINAL), PREFIX + end.update() + "\n");
    AtomicFile.write(folder.resolve(BEST), PREFIX + best + "\n");
  }

  /** Puts back what was set aside, and removes whatever else a kill left. */
  void tidy() {
    try {
      for (String name : names()) {
        if (name.matches("\\." + PREFIX + "[0-9]+\\.before")) {
          String place = name.substring(1, name.length() - REPLACED.length());
          FolderReplacement.restore(folder.resolve(name), folder.resolve(place));
        } else if (name.matches("\\." + PREFIX + "[0-9]+\\.(tmp|old)")) {
          FolderReplacement.delete(folder.resolve(name));
        }
      }
    } catch (IOException e) {
      throw cannot("tidy", folder, e);
    }
    AtomicFile.removeLeftovers(folder);
  }

  /** Removes {@code best} and {@code final}, whose absence says that training has not ended. */
  void reopen() {
    try {
      if (Files.deleteIfExists(folder.resolve(BEST))) {
        AtomicFile.synchronise(folder);
      }
      Files.deleteIfExists(folder.resolve(FINAL));
    } catch (IOException e) {
      throw cannot("tidy", folder, e);
    }
  }

  private void keepOnly(int... kept) throws IOException {
    Set<Integer> all = Arrays.stream(kept).boxed().collect(Collectors.toSet());
    for (int update : updates()) {
      if (!all.contains(update)) {
        remove(of(folder, update));
      }
    }
    AtomicFile.synchronise(folder);
  }

  /** The updates of all checkpoints, rising. */
  private List<Integer> updates() {
    return names().stream()
        .filter(name -> name.matches(PREFIX + "[0-9]{1,9}"))
        .map(name -> Integer.valueOf(name.substring(PREFIX.length())))
        .sorted()
        .toList();
  }

  /** The names in the folder. */
  private List<String> names() {
    try (Stream<Path> places = Files.list(folder)) {
      return places.map(place -> place.getFileName().toString()).toList();
    } catch (NoSuchFileException e) {
      return List.of(); // only then: if it cannot be read, training must not start again
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(folder, e);
    }
  }

  private static Path of(Path folder, int update) {
    return folder.resolve(PREFIX + update);
  }

  /** Renames it first, so that no checkpoint is ever half there. */
  private static void remove(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    Path hidden = FolderReplacement.hidden(place, REMOVED);
    FolderReplacement.delete(hidden);
    Files.move(place, hidden, StandardCopyOption.ATOMIC_MOVE);
    WriteStep.REMOVING.reached(place);
    FolderReplacement.delete(hidden);
  }
}
