package org.lengthwise.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.io.IoFault;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine.Parameters;

/** The folder of an experiment that has been run. */
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class ResultsArgument {
  @Parameters(
      paramLabel = "RESULTS",
      description = "Folder of an experiment, such as results/quickstart.")
  private Path folder;

  /**
   * The folder.
   *
   * @throws RefusedException when it is not that of an experiment
   */
  ExperimentFolder folder() {
    return experiment(folder);
  }

  /**
   * The experiment in a folder.
   *
   * @throws RefusedException when there is none
   */
  static ExperimentFolder experiment(Path folder) {
    ExperimentFolder experiment = new ExperimentFolder(folder);
    if (!Files.exists(experiment.config())) {
      throw new RefusedException(
          folder + " is not the folder of an experiment: it has no config.yaml");
    }
    return experiment;
  }

  /**
   * The experiments in the folder, by name; none where it is that of an experiment itself.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  List<ExperimentFolder> several() {
    if (Files.exists(new ExperimentFolder(folder).config()) || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .sorted()
          .map(ExperimentFolder::new)
          .filter(experiment -> Files.exists(experiment.config()))
          .toList();
    } catch (IOException e) {
      throw IoFault.cannot("read", folder, e);
    }
  }
}
