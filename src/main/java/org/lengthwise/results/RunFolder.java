package org.lengthwise.results;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one run, a model with a seed.
 *
 * @param root the run's folder, {@code runs/<model>-s<seed>}
 */
public record RunFolder(Path root) {
  /** Names the best checkpoint. */
  public static final String BEST = "best";

  /** Names the last checkpoint. */
  public static final String FINAL = "final";

  /** The folder's name. */
  public String name() {
    return root.toAbsolutePath().normalize().getFileName().toString();
  }

  /** The config of the experiment that the run was joined from; other runs have none. */
  public Path config() {
    return root.resolve("config.yaml");
  }

  /** Table {@link TableSchema#TRAINING}. */
  public Path training() {
    return root.resolve("training.csv");
  }

  /** Table {@link TableSchema#VALIDATION}. */
  public Path validation() {
    return root.resolve("validation.csv");
  }

  /** Table {@link TableSchema#HYPOTHESES}. */
  public Path hypotheses() {
    return root.resolve("hypotheses.csv");
  }

  /** The {@link SentenceTable}: all translations in numbers. */
  public Path sentences() {
    return root.resolve("sentences.csv.gz");
  }

  /** Table {@link TableSchema#ACCURACY}. */
  public Path accuracy() {
    return root.resolve("accuracy.csv");
  }

  /** The {@link AlignmentRecord}s that the report draws, a line each. */
  public Path alignments() {
    return root.resolve("alignments.jsonl");
  }

  /** Table {@link TableSchema#SHARPNESS}, of one row. */
  public Path sharpness() {
    return root.resolve("sharpness.csv");
  }

  /** The folder of the run's checkpoints. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** The file that names the best checkpoint of a trained run. */
  public Path best() {
    return checkpoints().resolve(BEST);
  }

  /** The file that names the last checkpoint of a trained run. */
  public Path last() {
    return checkpoints().resolve(FINAL);
  }

  /**
   * Whether a trained run was cleaned: only its best weights are left, so that it can translate but
   * not train on.
   */
  public boolean isCleaned() {
    return Files.exists(best()) && !Files.exists(last());
  }

  /** The output of the run's process. */
  public Path log() {
    return root.resolve("run.log");
  }

  /** The {@link RunStatus}. */
  public Path status() {
    return root.resolve("status.json");
  }

  /** The {@link RunProvenance}. */
  public Path provenance() {
    return root.resolve("provenance.json");
  }

  /** The {@link Replay}, of a run that reproduces another. */
  public Path replay() {
    return root.resolve("replay.json");
  }

  /** Locked by the process that works in this folder. */
  public Path lock() {
    return root.resolve("LOCK");
  }
}
