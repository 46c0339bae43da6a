package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lengthwise.cli.json.ConfigJson;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.config.yaml.ConfigException;
import org.lengthwise.experiment.cost.Forecast;
import org.lengthwise.spec.ExperimentSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a config. */
@Command(
    name = "validate",
    sortOptions = false,
    header = "Checks a config and prints it with every value spelled out.",
    description = {
      "%nWrites nothing and does not read the corpus. All errors are printed to standard error, one"
          + " per line with file, line and column. A config without errors is printed to standard"
          + " output as an experiment would store it. Comments below it say what it will cost: the"
          + " number of runs, their time at the speed of earlier ones, and disk.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lengthwise validate configs/quickstart.yaml",
      "  lengthwise validate configs/quickstart.yaml --set training.updates=500",
      "  lengthwise validate configs/quickstart.yaml --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments arguments;

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "results",
      description =
          "Folder of earlier experiments, whose speed the estimate is based on (default:"
              + " ${DEFAULT-VALUE}).")
  private Path results;

  @Option(
      names = "--json",
      description =
          "Print JSON, for programs: the errors with their places, or the config with what it will"
              + " cost. What is not known is null.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ExperimentSpec experiment;
    try {
      experiment = arguments.read();
    } catch (ConfigException e) {
      if (!json) {
        throw e;
      }
      out.println(ConfigJson.of(e.found()));
      return ExitCode.BAD_INPUT.code();
    }
    Forecast forecast = Forecast.of(experiment, results);
    if (json) {
      out.println(ConfigJson.of(experiment, forecast));
    } else {
      out.print(EffectiveConfig.yaml(experiment));
      forecast.lines().forEach(line -> out.println("# " + line));
    }
    out.flush();
    return ExitCode.DONE.code();
  }
}
