package org.lengthwise.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.IoFault;
import org.lengthwise.io.Sha256;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.TrainingSpec;

/**
 * The folder of one checkpoint: the weights and the optimiser's state as SafeTensors, a manifest of
 * the state of training with the SHA-256 of both, and, in a file of its own, what depends on the
 * clock. Except for that file, two runs with the same settings have the same bytes at the same
 * update.
 */
record Checkpoint(Path place) {
  static final String WEIGHTS = "weights.safetensors";
  static final String OPTIMISER = "optimiser.safetensors";
  private static final String MANIFEST = "checkpoint.json";
  private static final String CLOCK = "clock.json";
  private static final int FORMAT = 3;

  /**
   * What a checkpoint is made of.
   *
   * @param tables name of a table to its length in bytes
   * @param weights as SafeTensors; like {@code optimiser} made only when it is written, since both
   *     at a time would fill the heap
   */
  record Content(
      TrainingState state,
      Map<String, Long> tables,
      Supplier<byte[]> weights,
      Supplier<byte[]> optimiser) {}

  /** A checkpoint that was found intact. */
  record Found(Checkpoint checkpoint, TrainingState state, Map<String, Long> tables) {}

  /**
   * What {@code checkpoint.json} holds.
   *
   * @param state without the seconds
   * @param files name of a file to its SHA-256
   */
  private record Manifest(
      int format, RunOrigin run, TrainingState state, Map<String, String> files) {}

  /** What a {@code checkpoint.json} of any format holds. */
  private record Format(int format) {}

  /**
   * What {@code clock.json} holds. A row of a table holds the time that training took, so the
   * length of the table depends on the clock as well.
   */
  private record Clock(double seconds, Map<String, Long> tables) {}

  /** Writes all its files into the folder, which is renamed later. */
  static void write(Path hidden, RunOrigin run, Content content) {
    Map<String, String> sums = new TreeMap<>();
    sums.put(WEIGHTS, write(hidden.resolve(WEIGHTS), content.weights().get()));
    sums.put(OPTIMISER, write(hidden.resolve(OPTIMISER), content.optimiser().get()));
    Clock clock = new Clock(content.state().seconds(), new TreeMap<>(content.tables()));
    AtomicFile.write(hidden.resolve(CLOCK), SealedJson.of(clock));
    Manifest manifest = new Manifest(FORMAT, run, content.state(), sums);
    AtomicFile.write(hidden.resolve(MANIFEST), SealedJson.of(manifest));
  }

  /** Returns the SHA-256. */
  private static String write(Path file, byte[] bytes) {
    AtomicFile.write(file, bytes);
    return Sha256.of(bytes);
  }

  /**
   * Reads and checks it.
   *
   * @param run the run it has to belong to
   * @throws NoSuchFileException when a file is missing
   * @throws IllegalArgumentException saying what differs from what was written
   * @throws TrainingException when another version of the program wrote it
   * @throws IOException when it cannot be read, which says nothing about its content
   */
  Found find(RunOrigin run) throws IOException {
    Manifest manifest = manifest();
    if (!manifest.run().equals(run)) {
      throw new IllegalArgumentException("it belongs to " + manifest.run() + ", not to " + run);
    }
    Clock clock = SealedJson.read(place.resolve(CLOCK), Clock.class);
    intact(WEIGHTS, manifest);
    intact(OPTIMISER, manifest);
    return new Found(this, manifest.state().at(clock.seconds()), clock.tables());
  }

  /** The file of weights; fails as {@link #find}. */
  Path weights() throws IOException {
    return intact(WEIGHTS, manifest());
  }

  /** The file of the optimiser's state. */
  Path optimiser() {
    return place.resolve(OPTIMISER);
  }

  private Manifest manifest() throws IOException {
    int format = SealedJson.read(place.resolve(MANIFEST), Format.class).format();
    if (format != FORMAT) {
      throw new TrainingException(
          "%s has format %d, but this program reads format %d; nothing was removed: continue with the program that wrote it, or move the run's folder away to start from the beginning"
              .formatted(place, format, FORMAT));
    }
    return SealedJson.read(place.resolve(MANIFEST), Manifest.class);
  }

  private Path intact(String name, Manifest manifest) throws IOException {
    Path file = place.resolve(name);
    if (!Sha256.of(file).equals(manifest.files().get(name))) {
      throw new IllegalArgumentException(
          name + " does not have the SHA-256 that it was written with");
    }
    return file;
  }

  /**
   * Whether the checkpoint is damaged. Any other failure to read, such as that of a file server
   * that is down, says nothing about the files.
   */
  static boolean isDamage(Exception e) {
    return e instanceof NoSuchFileException || e instanceof IllegalArgumentException;
  }

  /** Why it cannot be read. */
  static String reason(Exception e) {
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return reason(cause);
    }
    return e instanceof NoSuchFileException missing
        ? Path.of(missing.getFile()).getFileName() + " is missing"
        : e instanceof IOException fault ? IoFault.reason(fault) : String.valueOf(e.getMessage());
  }

  /**
   * The run that a checkpoint belongs to.
   *
   * @param model the model's name
   * @param seed the run's seed
   * @param identity hash of all that the weights depend on: every key of the model, the corpus, and
   *     how it is trained
   */
  record RunOrigin(String model, long seed, String identity) {
    private static final int SHOWN = 12;

    static RunOrigin of(ModelSpec model, long seed, TrainingSpec training, CorpusManifest corpus) {
      String text =
          EffectiveConfig.yaml(model)
              + EffectiveConfig.yaml(training.optimiser())
              + "batch: %d\nwindow: %d\nclip: %s\nloss: %s\ninitialisation: %s\ncorpus: %s\n"
                  .formatted(
                      training.batch(),
                      training.window(),
                      training.clip(),
                      training.loss(),
                      training.initialisation(),
                      corpus.identity());
      return new RunOrigin(model.name(), seed, Sha256.of(text));
    }

    /** Such as {@code attention with seed 1 (identity 0123456789ab)}. */
    @Override
    public String toString() {
      String shown = identity.substring(0, Math.min(SHOWN, identity.length()));
      return model + " with seed " + seed + " (identity " + shown + ")";
    }
  }
}
