package org.lengthwise.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lengthwise.report.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies the part of the results that may be shared. */
@Command(
    name = "publish",
    sortOptions = false,
    header = "Copies the tables, charts and page of an experiment to a folder that may be shared.",
    description = {
      "%nMany corpora may not be redistributed, so a publication contains no sentence of the"
          + " corpus, unless the grammar generated it. An older publication of the same name is"
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
      description = "Create the publication's folder in this one (default: ${DEFAULT-VALUE}).")
  private Path published;

  @Override
  public Integer call() {
    Path publication = Publication.publish(results.folder(), published);
    spec.commandLine().getOut().println("Published: " + publication);
    return ExitCode.DONE.code();
  }
}
