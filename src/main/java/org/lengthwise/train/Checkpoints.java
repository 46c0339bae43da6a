package org.lengthwise.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.WriteStep;
import org.lengthwise.results.RunFolder;

/**
 * The checkpoints of a run: a folder each, {@code update-N}, made under a hidden name and renamed
 * when it is whole. The last two are kept, and the best that each of them tells of. At the end the
 * files {@code best} and {@code final} name the two that matter.
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
   * @param run whose checkpoints these are; others are passed over
   */
  Checkpoints(Path folder, Checkpoint.RunOrigin run) {
    this.folder = folder;
    this.run = run;
  }

  /**
   * Writes a checkpoint, then removes all but this one, the one before, and the best of both. One
   * of the same update, as a stop in a look leaves, is set aside until this one has its name.
   *
   * @param before the state of the checkpoint before, which is whole
   */
  void save(Checkpoint.Content content, TrainingState before) {
    TrainingState state = content.state();
    Path place = of(folder, state.update());
    Path hidden = hidden(place, UNFINISHED);
    Path replaced = hidden(place, REPLACED);
    try {
      try {
        delete(hidden);
        Files.createDirectories(hidden);
        Checkpoint.write(hidden, run, content);
        WriteStep.SYNCED.reached(place);
        if (Files.exists(place)) {
          Files.move(place, replaced, StandardCopyOption.ATOMIC_MOVE);
          WriteStep.REMOVING.reached(place);
        }
        Files.move(hidden, place, StandardCopyOption.ATOMIC_MOVE);
        WriteStep.RENAMED.reached(place);
      } finally {
        delete(hidden); // what a full disk left of it
      }
      AtomicFile.synchronise(folder);
      delete(replaced);
      if (before.update() < state.update()) {
        keepOnly(state.update(), state.bestUpdate(), before.update(), before.bestUpdate());
      }
    } catch (IOException e) {
      throw new TrainingException("cannot write " + place + ": " + Checkpoint.reason(e), e);
    }
  }

  /**
   * The latest checkpoint from which training can go on exactly: it is whole, and so is the best
   * one that it tells of.
   *
   * @param say told of each that is passed over, and why
   * @throws TrainingException when one cannot be read, or is of another version of the program:
   *     what it holds is not known to be lost
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
      say.accept("no checkpoint can be used; training starts from the beginning");
    }
    return Optional.empty();
  }

  private static TrainingException unreadable(Path place, Exception e) {
    return new TrainingException(
        "cannot read %s: %s; nothing is removed, so the same command goes on once it can be read"
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
          "the best before it, " + best.getFileName() + ", is: " + Checkpoint.reason(e), e);
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

  /** Training is at its end: keeps what is needed to translate, and to go on with more updates. */
  void complete(TrainingState end, int best) {
    try {
      keepOnly(end.update(), end.bestUpdate(), best);
    } catch (IOException e) {
      throw new TrainingException("cannot tidy " + folder + ": " + Checkpoint.reason(e), e);
    }
    // The best last and, in reopen, first: alone it stands only where `final` was cleaned away.
    AtomicFile.write(folder.resolve(FINAL), PREFIX + end.update() + "\n");
    AtomicFile.write(folder.resolve(BEST), PREFIX + best + "\n");
  }

  /** Puts back what was set aside, and removes what else a kill left. */
  void tidy() {
    try {
      for (String name : names()) {
        if (name.matches("\\." + PREFIX + "[0-9]+\\.before")) {
          putBack(name);
        } else if (name.matches("\\." + PREFIX + "[0-9]+\\.(tmp|old)")) {
          delete(folder.resolve(name));
        }
      }
    } catch (IOException e) {
      throw new TrainingException("cannot tidy " + folder + ": " + Checkpoint.reason(e), e);
    }
    AtomicFile.removeLeftovers(folder);
  }

  /** Says by the absence of {@code best} and {@code final} that training is not at its end. */
  void reopen() {
    try {
      if (Files.deleteIfExists(folder.resolve(BEST))) {
        AtomicFile.synchronise(folder);
      }
      Files.deleteIfExists(folder.resolve(FINAL));
    } catch (IOException e) {
      throw new TrainingException("cannot tidy " + folder + ": " + Checkpoint.reason(e), e);
    }
  }

  /** A kill came before the one that replaces it had its name, or before it was removed. */
  private void putBack(String name) throws IOException {
    Path place = folder.resolve(name.substring(1, name.length() - REPLACED.length()));
    Path replaced = folder.resolve(name);
    if (Files.exists(place)) {
      delete(replaced);
    } else {
      Files.move(replaced, place, StandardCopyOption.ATOMIC_MOVE);
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

  /** What lies in the folder. */
  private List<String> names() {
    try (Stream<Path> places = Files.list(folder)) {
      return places.map(place -> place.getFileName().toString()).toList();
    } catch (NoSuchFileException e) {
      return List.of(); // only then: where it cannot be read, training must not begin anew
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(folder, e);
    }
  }

  private static Path of(Path folder, int update) {
    return folder.resolve(PREFIX + update);
  }

  private static Path hidden(Path place, String ending) {
    return place.resolveSibling("." + place.getFileName() + ending);
  }

  /** Takes its name first, so that none is ever half there. */
  private static void remove(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    Path hidden = hidden(place, REMOVED);
    delete(hidden);
    Files.move(place, hidden, StandardCopyOption.ATOMIC_MOVE);
    WriteStep.REMOVING.reached(place);
    delete(hidden);
  }

  private static void delete(Path hidden) throws IOException {
    if (!Files.exists(hidden)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> inside = Files.walk(hidden)) {
      all = inside.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
      if (path.equals(all.get(0))) {
        WriteStep.HALF_REMOVED.reached(hidden);
      }
    }
  }
}
