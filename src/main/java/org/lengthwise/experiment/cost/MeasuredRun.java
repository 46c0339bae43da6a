package org.lengthwise.experiment.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.yaml.ConfigException;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.TrainingSpec;

/**
 * How fast an earlier run was trained.
 *
 * @param name experiment and run, as their folders are called
 * @param model what was trained
 * @param at when its status was last written
 * @param work parameters that are used for every word
 * @param secondsAWord of training, per target word
 * @param wordsAPair target words per sentence pair, end tokens counted
 */
record MeasuredRun(
    String name,
    ModelSpec model,
    TrainingSpec training,
    FileTime at,
    long work,
    double secondsAWord,
    double wordsAPair) {
  /** Sizes within this factor count as equal. */
  private static final double ALIKE = 1.1;

  /** The trained runs under a folder of results; none where there is no such folder. */
  static List<MeasuredRun> under(Path results) {
    List<MeasuredRun> runs = new ArrayList<>();
    for (Path experiment : folders(results)) {
      ExperimentFolder folder = new ExperimentFolder(experiment);
      read(folder)
          .ifPresent(
              spec ->
                  folders(folder.runs())
                      .forEach(run -> measure(spec, folder, run).ifPresent(runs::add)));
    }
    return runs;
  }

  /**
   * The run whose speed predicts that of a model best: one of the same kind of model, device and
   * threads; of these the nearest in size; of those the last.
   */
  static Optional<MeasuredRun> nearest(
      List<MeasuredRun> runs, ModelSpec model, TrainingSpec training, long work) {
    return runs.stream()
        .filter(run -> run.model().getClass().equals(model.getClass()))
        .filter(run -> run.training().device() == training.device())
        .filter(run -> run.training().threads() == training.threads())
        .min(
            Comparator.comparingLong((MeasuredRun run) -> run.distance(work))
                .thenComparing(MeasuredRun::at, Comparator.reverseOrder())
                .thenComparing(MeasuredRun::name));
  }

  private long distance(long other) {
    return (long) (Math.abs(Math.log((double) work / other)) / Math.log(ALIKE));
  }

  private static Optional<ExperimentSpec> read(ExperimentFolder folder) {
    try {
      return Files.isRegularFile(folder.config())
          ? Optional.of(ExperimentReader.read(folder.config(), List.of()))
          : Optional.empty();
    } catch (ConfigException e) {
      return Optional.empty(); // of an earlier version, which is not an error here
    }
  }

  private static Optional<MeasuredRun> measure(
      ExperimentSpec spec, ExperimentFolder experiment, Path folder) {
    Path file = new RunFolder(folder).status();
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      RunStatus status = RunStatus.read(file);
      FileTime at = Files.getLastModifiedTime(file);
      return spec.models().stream()
          .filter(model -> model.name().equals(status.model()))
          .filter(model -> status.trainingSeconds() > 0 && status.targetTokens() > 0)
          .findFirst()
          .map(
              model -> {
                TrainingSpec training = spec.at(model.name()).training();
                return new MeasuredRun(
                    experiment.name() + "/" + folder.getFileName(),
                    model,
                    training,
                    at,
                    Forecast.count(spec, model).others(),
                    status.trainingSeconds() / status.targetTokens(),
                    (double) status.targetTokens() / status.update() / training.batch());
              });
    } catch (ResultsException | UncheckedIOException | IOException e) {
      return Optional.empty();
    }
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
