package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lengthwise.experiment.run.RunEngine;
import org.lengthwise.experiment.run.TrainedRun;
import org.lengthwise.report.charts.AlignmentPlot;
import org.lengthwise.results.AlignmentRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores given translations by forced decoding. */
@Command(
    name = "align",
    sortOptions = false,
    separator = " ",
    header = "Scores given translations with a trained model and prints the alignments.",
    description = {
      "%nForced decoding: the best checkpoint of the run reads each word of the target in turn,"
          + " whatever it would have chosen itself. Prints a line of JSON for each sentence pair:"
          + " the tokens of both sides, the end token (</s>) last; the log-probability of each"
          + " target token, in nats; their sum; and the weights, a row for each target token, a"
          + " column for each source token. A word that the model does not know is printed as it"
          + " is, but scored as the unknown word; standard error names it with its line.",
      "%nThe files are UTF-8 text, one sentence per line, and have the same number of lines. They"
          + " are tokenised as the run's corpus was, and lower-cased if the corpus was, or if the"
          + " model has lower-case words alone. A blank line is a sentence with the end token"
          + " alone.%n"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  lengthwise align results/europarl-small/runs/attention-s1 --source a.en --target a.fr"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class AlignCommand implements Callable<Integer> {
  private final RunEngine engine;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description = "Folder of a run, such as results/quickstart/runs/attention-s1.")
  private Path run;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "FILE",
      description = "The source sentences.")
  private Path source;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "FILE",
      description = "Their translations.")
  private Path target;

  @Option(
      names = "--tokenised",
      description = "The lines are tokens separated by spaces already, in the right case.")
  private boolean tokenised;

  @Option(
      names = "--figures",
      paramLabel = "FOLDER",
      description = "Also draw each alignment, as SVG and PNG files in this folder.")
  private Optional<Path> figures;

  @Option(names = "--quiet", description = "Do not name the words that the model does not know.")
  private boolean quiet;

  AlignCommand(RunEngine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws LineFile.FaultException {
    TrainedRun trained = TrainedRun.open(run, engine, List.of());
    LineFile sources = LineFile.read(source);
    LineFile targets = LineFile.read(target);
    LineFile.requireEquallyMany(List.of(sources, targets));
    PrintWriter out = spec.commandLine().getOut();
    List<AlignmentRecord> records = trained.align(sources.lines(), targets.lines(), tokenised);
    records.forEach(record -> out.println(record.line()));
    out.flush();
    if (!quiet) {
      warn(sources, records.stream().map(AlignmentRecord::unknownSource));
      warn(targets, records.stream().map(AlignmentRecord::unknownTarget));
    }
    if (figures.isPresent()) {
      AlignmentPlot.write(records, figures.get());
      AlignmentPlot.withoutFont(records)
          .ifPresent(
              letters -> spec.commandLine().getErr().println(figures.get() + ": " + letters));
    }
    return ExitCode.DONE.code();
  }

  private void warn(LineFile file, Stream<@Nullable List<String>> unknown) {
    file.unknown(unknown.map(words -> words == null ? List.<String>of() : words).toList())
        .forEach(spec.commandLine().getErr()::println);
  }
}
