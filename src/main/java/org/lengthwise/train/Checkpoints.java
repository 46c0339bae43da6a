package org.lengthwise.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lengthwise.corpus.Sha256;
import org.lengthwise.results.AtomicFile;

/**
 * The checkpoints of a run: a folder each, {@code update-N}, made under a hidden name and renamed
 * when it is whole. It holds the weights and the optimiser's memory as SafeTensors, and a record
 * with the state, the SHA-256 of both files, and the lengths that the run's tables had. The best
 * and the last two are kept.
 */
final class Checkpoints {
  static final String WEIGHTS = "weights.safetensors";
  static final String MEMORY = "optimiser.safetensors";
  private static final String RECORD = "checkpoint.json";
  private static final String PREFIX = "update-";
  private static final int FORMAT = 2;
  private static final int KEPT = 2;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues().create();

  /**
   * What {@code checkpoint.json} holds.
   *
   * @param tables name of a table to its length in bytes
   * @param sha256 name of a file to its SHA-256
   */
  record Saved(
      int format, TrainingState state, Map<String, Long> tables, Map<String, String> sha256) {
    /** Gson leaves null what a damaged file lacks. */
    boolean whole() {
      return state != null && state.tally() != null && tables != null && sha256 != null;
    }
  }

  /** A whole checkpoint, read back. */
  record Restored(Saved saved, byte[] weights, byte[] memory) {}

  private final Path folder;

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  Path of(int update) {
    return folder.resolve(PREFIX + update);
  }

  /** Writes a checkpoint, then removes those no longer needed and what a kill left unfinished. */
  void save(TrainingState state, Map<String, Long> tables, byte[] weights, byte[] memory) {
    Path place = of(state.update());
    Path hidden = folder.resolve("." + place.getFileName() + ".tmp");
    try {
      delete(hidden);
      Files.createDirectories(hidden);
      AtomicFile.write(hidden.resolve(WEIGHTS), weights);
      AtomicFile.write(hidden.resolve(MEMORY), memory);
      Map<String, String> sums =
          new TreeMap<>(Map.of(WEIGHTS, Sha256.of(weights), MEMORY, Sha256.of(memory)));
      AtomicFile.write(
          hidden.resolve(RECORD),
          GSON.toJson(new Saved(FORMAT, state, new TreeMap<>(tables), sums)) + "\n");
      delete(place);
      Files.move(hidden, place, StandardCopyOption.ATOMIC_MOVE);
      removeAllBut(state);
    } catch (IOException e) {
      throw new TrainingException("cannot write " + place + ": " + e.getMessage(), e);
    }
  }

  /**
   * The latest checkpoint that is whole.
   *
   * @param say told of each damaged one that is passed over
   */
  Optional<Restored> latest(Consumer<String> say) {
    List<Integer> updates = updates();
    for (int i = updates.size() - 1; i >= 0; i--) {
      Path place = of(updates.get(i));
      try {
        return Optional.of(read(place));
      } catch (IOException | JsonParseException | IllegalArgumentException e) {
        say.accept("checkpoint " + place.getFileName() + " is damaged: " + reason(e));
      }
    }
    return Optional.empty();
  }

  /**
   * The file of weights of a checkpoint.
   *
   * @throws TrainingException when the checkpoint is missing or damaged
   */
  Path weights(int update) {
    Path place = of(update);
    try {
      intact(place, WEIGHTS, record(place));
      return place.resolve(WEIGHTS);
    } catch (IOException | JsonParseException | IllegalArgumentException e) {
      throw new TrainingException(place + " is damaged: " + reason(e), e);
    }
  }

  private static Restored read(Path place) throws IOException {
    Saved saved = record(place);
    return new Restored(saved, intact(place, WEIGHTS, saved), intact(place, MEMORY, saved));
  }

  private static Saved record(Path place) throws IOException {
    Saved saved = GSON.fromJson(Files.readString(place.resolve(RECORD)), Saved.class);
    if (saved == null || saved.format() != FORMAT || !saved.whole()) {
      throw new IllegalArgumentException(RECORD + " is not a record of format " + FORMAT);
    }
    return saved;
  }

  private static String reason(Exception e) {
    return e instanceof NoSuchFileException missing
        ? Path.of(missing.getFile()).getFileName() + " is missing"
        : String.valueOf(e.getMessage());
  }

  private static byte[] intact(Path place, String name, Saved saved) throws IOException {
    byte[] bytes = Files.readAllBytes(place.resolve(name));
    if (!Sha256.of(bytes).equals(saved.sha256().get(name))) {
      throw new IllegalArgumentException(name + " does not have the SHA-256 it was written with");
    }
    return bytes;
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
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> places = Files.list(folder)) {
      return places.map(place -> place.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private void removeAllBut(TrainingState state) throws IOException {
    List<Integer> updates = updates();
    for (int update : updates.subList(0, Math.max(0, updates.size() - KEPT))) {
      if (update != state.bestUpdate()) {
        delete(of(update));
      }
    }
    for (String name : names()) {
      if (name.matches("\\." + PREFIX + "[0-9]+\\.tmp")) {
        delete(folder.resolve(name));
      }
    }
  }

  private static void delete(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(place)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
