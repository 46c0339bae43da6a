package org.lengthwise.cli;

import java.util.concurrent.Callable;
import org.lengthwise.config.schema.JsonSchema;
import org.lengthwise.config.schema.KeyTable;
import org.lengthwise.spec.ExperimentSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the schema of a config, or the table of its keys. */
@Command(
    name = "schema",
    sortOptions = false,
    header = "Prints the JSON Schema of configs, or the table of keys.",
    description = {
      "%nAn editor that knows the schema, which is also in configs/schema.json, completes keys and"
          + " explains them. The validate command checks more than a schema can express.%n"
    },
    footerHeading = "%nExample:%n",
    footer = "  lengthwise schema > configs/schema.json")
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--keys",
      description = "Print a table of all keys in Markdown instead, as in configs/README.md.")
  private boolean keys;

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .print(keys ? KeyTable.of(ExperimentSpec.class) : JsonSchema.of(ExperimentSpec.class));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
