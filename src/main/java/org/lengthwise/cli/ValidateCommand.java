package org.lengthwise.cli;

import java.util.concurrent.Callable;
import org.lengthwise.config.EffectiveConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks a config. */
@Command(
    name = "validate",
    sortOptions = false,
    header = "Checks a config and prints it with every value spelled out.",
    description = {
      "%nWrites nothing and looks at no corpus. All faults are printed at once to the standard error,"
          + " each on a line with file, line and column; a config without faults is printed to the"
          + " standard output as an experiment would store it.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lengthwise validate configs/quickstart.yaml",
      "  lengthwise validate configs/quickstart.yaml --set training.updates=500"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments arguments;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(EffectiveConfig.yaml(arguments.read()));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
