package org.lengthwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.experiment.plan.RefusedException;
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

  /**
   * Checks the values given to {@code --set} where only some keys can be set.
   *
   * @param allowed how such a value starts
   * @param reason what the message says of the others
   * @throws RefusedException naming the others
   */
  static void checkOnly(List<String> settings, String allowed, String reason) {
    List<String> faults =
        settings.stream()
            .filter(setting -> !Pattern.compile(allowed).matcher(setting.strip()).lookingAt())
            .map(setting -> "--set " + setting + ": " + reason)
            .toList();
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
  }
}
