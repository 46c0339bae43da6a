package org.lengthwise.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lengthwise.io.IoFault;

/**
 * The files of one experiment.
 *
 * @param root the experiment's folder, {@code results/<experiment>}
 */
public record ExperimentFolder(Path root) {
  /** The experiment's name, which is the folder's. */
  public String name() {
    return root.toAbsolutePath().normalize().getFileName().toString();
  }

  /** The effective config, every value spelled out. */
  public Path config() {
    return root.resolve("config.yaml");
  }

  /** Locked by the process that works in this folder; each run has its own. */
  public Path lock() {
    return root.resolve("LOCK");
  }

  /** The {@link Provenance}. */
  public Path provenance() {
    return root.resolve("provenance.json");
  }

  /** The {@link JoinedResults}, of results that were joined from those of other experiments. */
  public Path joined() {
    return root.resolve("comparison.json");
  }

  /** The folder of the prepared corpus. */
  public Path corpus() {
    return root.resolve("corpus");
  }

  /** What the corpus was prepared from, with counts and hashes. */
  public Path corpusManifest() {
    return corpus().resolve("manifest.json");
  }

  /** The scripts, logs and {@link SlurmJobs} of an experiment that Slurm performs. */
  public Path slurm() {
    return root.resolve("slurm");
  }

  /** The {@link SlurmJobs}. */
  public Path slurmJobs() {
    return slurm().resolve("jobs.json");
  }

  /** The folder that holds a folder for each run. */
  public Path runs() {
    return root.resolve("runs");
  }

  /** The folder of one run. */
  public RunFolder run(String model, long seed) {
    return new RunFolder(runs().resolve(model + "-s" + seed));
  }

  /**
   * The folders of all runs that have a status, by name.
   *
   * @throws UncheckedIOException when the folder cannot be read
   */
  public List<RunFolder> runFolders() {
    if (!Files.isDirectory(runs())) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runs())) {
      return entries
          .sorted()
          .map(RunFolder::new)
          .filter(run -> Files.exists(run.status()))
          .toList();
    } catch (IOException e) {
      throw IoFault.cannot("read", runs(), e);
    }
  }

  /** Table {@link TableSchema#SIGNIFICANCE}. */
  public Path significance() {
    return root.resolve("significance.csv");
  }

  /** Table {@link TableSchema#SCORES}. */
  public Path scores() {
    return root.resolve("scores.csv");
  }

  /** Table {@link TableSchema#BLEU_BY_LENGTH}. */
  public Path bleuByLength() {
    return root.resolve("bleu_by_length.csv");
  }

  /** Table {@link TableSchema#SHARPNESS}. */
  public Path sharpness() {
    return root.resolve("sharpness.csv");
  }

  /** The folder of the charts. */
  public Path figures() {
    return root.resolve("figures");
  }

  /**
   * Why the last report could not draw all figures, so that there may be older ones; absent when it
   * drew them.
   */
  public Path notDrawn() {
    return figures().resolve("not-drawn.txt");
  }

  /** What the last step of an experiment makes of its runs: the tables of all, and the page. */
  public List<Path> gathered() {
    return List.of(scores(), bleuByLength(), significance(), sharpness(), report());
  }

  /** The page. */
  public Path report() {
    return root.resolve("report.html");
  }
}
