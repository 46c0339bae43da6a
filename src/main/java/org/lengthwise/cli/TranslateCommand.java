package org.lengthwise.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lengthwise.experiment.RunEngine;
import org.lengthwise.experiment.TrainedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Translates the standard input. */
@Command(
    name = "translate",
    sortOptions = false,
    header = "Translates the standard input, line by line, with the best checkpoint of a run.",
    description = {
      "%nReads plain text, UTF-8, a sentence a line, and cuts (and lower-cases) it as the run's corpus"
          + " was. Searches as the experiment's config says. Prints a line for each line; a blank"
          + " line stays blank, and a word that the model does not know comes out as ⁇. All lines"
          + " are read before the first is translated.%n"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  lengthwise translate results/europarl-small/runs/attention-s1 < speech.en > speech.fr"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class TranslateCommand implements Callable<Integer> {
  private final RunEngine engine;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description = "Folder of a run, such as results/quickstart/runs/attention-s1.")
  private Path run;

  @Option(
      names = "--tokenised",
      description = "Print the tokens with spaces between them, not running text.")
  private boolean tokenised;

  TranslateCommand(RunEngine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws Exception {
    TrainedRun trained = TrainedRun.open(run, engine);
    List<String> lines = read(System.in);
    PrintWriter out = spec.commandLine().getOut();
    for (List<String> tokens : trained.translate(lines)) {
      out.println(tokenised ? String.join(" ", tokens) : trained.detokenise(tokens));
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  private static List<String> read(InputStream input) throws Exception {
    return LineFile.of(Path.of("standard input"), input.readAllBytes()).lines();
  }
}
