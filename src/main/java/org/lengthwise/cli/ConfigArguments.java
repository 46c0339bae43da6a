package org.lengthwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.spec.ExperimentSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A config and the values that override it. */
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class ConfigArguments {
  @Parameters(
      paramLabel = "CONFIG",
      description = "YAML file of the experiment; configs/README.md lists its keys.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Override a key of the config, such as training.updates=500. The value is checked like"
              + " any other. May be repeated.")
  private List<String> overrides = new ArrayList<>();

  /** The experiment; a {@code ConfigException} lists all its errors. */
  ExperimentSpec read() {
    return read(List.of());
  }

  /**
   * The same with more values overridden.
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
