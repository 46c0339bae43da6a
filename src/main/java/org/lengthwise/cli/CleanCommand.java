package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lengthwise.experiment.CheckpointCleanup;
import org.lengthwise.experiment.run.RunEngine;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes what only further training needs. */
@Command(
    name = "clean",
    sortOptions = false,
    header = "Removes the checkpoints of a finished experiment, except for the best weights.",
    description = {
      "%nAfterwards you can still report, publish, reproduce, translate, align, score, and add"
          + " models and seeds. Only the budget can no longer change, because these runs cannot"
          + " continue training.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lengthwise clean results/quickstart --dry-run",
      "  lengthwise clean results/quickstart"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class CleanCommand implements Callable<Integer> {
  private static final double THOUSAND = 1000;

  private final RunEngine engine;

  @Spec private CommandSpec spec;
  @Mixin private ResultsArgument results;

  @Option(names = "--dry-run", description = "List what would be removed, and remove nothing.")
  private boolean dryRun;

  @Option(
      names = "--force",
      description =
          "Also clean runs that are not finished; when continued, they start from the beginning."
              + " A run that is being performed is always refused.")
  private boolean force;

  CleanCommand(RunEngine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() {
    ExperimentFolder folder = results.folder();
    CheckpointCleanup cleanup =
        dryRun
            ? CheckpointCleanup.of(folder, engine, force)
            : CheckpointCleanup.remove(folder, engine, force);
    PrintWriter out = spec.commandLine().getOut();
    if (cleanup.files().isEmpty()) {
      out.println("Nothing to remove.");
    } else if (dryRun) {
      for (Path file : cleanup.files()) {
        out.println(folder.root().relativize(file));
      }
      out.println("Would free " + amount(cleanup) + ".");
    } else {
      out.println("Freed " + amount(cleanup) + ". These runs can no longer continue training.");
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  private static String amount(CheckpointCleanup cleanup) {
    int files = cleanup.files().size();
    return size(cleanup.bytes()) + " in " + files + (files == 1 ? " file" : " files");
  }

  /** Such as {@code 1.2 GB}, by thousands. */
  private static String size(long bytes) {
    double size = bytes;
    String unit = "bytes";
    for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
      if (size < THOUSAND) {
        break;
      }
      size /= THOUSAND;
      unit = next;
    }
    return String.format(Locale.ROOT, unit.equals("bytes") ? "%.0f %s" : "%.1f %s", size, unit);
  }
}
