package org.lengthwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.spec.ExperimentSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A config and the values laid over it. */
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class ConfigArguments {
  @Parameters(
      paramLabel = "CONFIG",
      description = "YAML file of the experiment; see configs/README.md for its keys.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Put another value in place of the config's, with the same checks, such as"
              + " training.updates=500; may be given again.")
  private List<String> overrides = new ArrayList<>();

  /** The experiment; a {@code ConfigException} tells all that is wrong with it. */
  ExperimentSpec read() {
    return read(List.of());
  }

  /**
   * The same with more values laid over it.
   *
   * @param more each {@code key=value}
   */
  ExperimentSpec read(List<String> more) {
    List<String> all = new ArrayList<>(overrides);
    all.addAll(more);
    return ExperimentReader.read(config, all);
  }

  Path config() {
    return config;
  }

  List<String> overrides() {
    return overrides;
  }
}
