package org.lengthwise.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lengthwise.report.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies what may be passed on. */
@Command(
    name = "publish",
    sortOptions = false,
    header = "Copies the tables, figures and page of an experiment to a folder that may be shared.",
    description = {
      "%nMuch research text may not be passed on: what is published holds no sentence of the corpus,"
          + " unless the corpus is the grammar's. An older publication of the same name is"
          + " replaced.%n"
    },
    footerHeading = "%nExample:%n",
    footer = "  lengthwise publish results/quickstart")
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class PublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ResultsArgument results;

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "results/published",
      description = "Folder that the publication's own goes into (default: ${DEFAULT-VALUE}).")
  private Path published;

  @Override
  public Integer call() {
    Path publication = Publication.publish(results.folder(), published);
    spec.commandLine().getOut().println("Published: " + publication);
    return ExitCode.DONE.code();
  }
}
