package org.lengthwise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lengthwise.experiment.plan.RefusedException;
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
    ExperimentFolder experiment = new ExperimentFolder(folder);
    if (!Files.exists(experiment.config())) {
      throw new RefusedException(
          folder + " is not the folder of an experiment: it has no config.yaml");
    }
    return experiment;
  }
}
