package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.run.RunEngine;
import org.lengthwise.experiment.run.TrainedRun;
import org.lengthwise.spec.DecodingSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Translates the standard input. */
@Command(
    name = "translate",
    sortOptions = false,
    header = "Translates standard input, line by line, with the best checkpoint of a run.",
    description = {
      "%nReads plain UTF-8 text, one sentence per line, and tokenises it as the run's corpus was;"
          + " lower-cases it if the corpus was, or if the model has lower-case words alone. Searches"
          + " as the experiment's config says. Prints one line for each line of input; a blank line"
          + " stays blank. The unknown word is printed as ⁇, unless decoding.replace-unknown is"
          + " true. All lines are read before the first is translated.",
      "%nWords that the model does not know make a translation worthless more often than not:"
          + " standard error names them, with their lines.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lengthwise translate results/europarl-small/runs/attention-s1 < speech.en > speech.fr",
      "  lengthwise translate RUN --beam 12 --best 5 < speech.en",
      "  lengthwise translate RUN --json < speech.en > alignments.jsonl"
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
      names = "--beam",
      paramLabel = "WIDTH",
      description =
          "Search with a beam of this width, whatever search the run's config has. Keys of a beam that"
              + " the config lacks have the values that configs/README.md recommends; --set changes"
              + " them.")
  private Optional<Integer> beam = Optional.empty();

  @Option(
      names = "--tokenised",
      description = "Print tokens separated by spaces instead of running text.")
  private boolean tokenised;

  @Option(
      names = "--best",
      paramLabel = "N",
      description =
          "Print up to N translations of each line, the best first: number of the line (from 1)"
              + " ||| text ||| log-probability in nats. Needs a beam at least that wide (--beam). The last"
              + " digits depend on decoding.batch and on the other lines, and with them the order of"
              + " translations that are nearly equal.")
  private Optional<Integer> best = Optional.empty();

  @Option(
      names = "--json",
      description =
          "Print each translation as a line of JSON: the tokens that the model chose, the"
              + " log-probability of each, its weight for each source token, and the source tokens"
              + " that the model does not know.")
  private boolean json;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Override a decoding key of the run's config, such as decoding.width=12; no other key"
              + " can be set. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--quiet", description = "Do not name the words that the model does not know.")
  private boolean quiet;

  TranslateCommand(RunEngine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws LineFile.FaultException {
    // Training is done, so only keys of the search can be overridden.
    ConfigArguments.checkOnly(
        settings, "decoding\\s*[.=]", "only keys of decoding can be set for a run");
    TrainedRun trained = TrainedRun.open(run, engine, search());
    checkBest(trained.decoding());
    LineFile input = LineFile.ofStandardInput();
    List<String> lines = input.lines();
    if (!quiet) {
      input.unknown(trained.unknown(lines)).forEach(spec.commandLine().getErr()::println);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      trained
          .alignTranslations(lines, best.orElse(1))
          .forEach(record -> out.println(record.line()));
    } else {
      print(trained, trained.translate(lines, best.orElse(1)), out);
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  /** The values laid over the decoding of the run. */
  private List<String> search() {
    List<String> all = new ArrayList<>();
    beam.ifPresent(width -> all.addAll(List.of("decoding.kind=beam", "decoding.width=" + width)));
    all.addAll(settings);
    return all;
  }

  private void print(
      TrainedRun trained, List<List<TrainedRun.Translation>> lines, PrintWriter out) {
    for (int i = 0; i < lines.size(); i++) {
      for (TrainedRun.Translation translation : lines.get(i)) {
        List<String> tokens = translation.tokens();
        String text = tokenised ? String.join(" ", tokens) : trained.detokenise(tokens);
        out.println(
            best.isPresent()
                ? (i + 1) + " ||| " + text + " ||| " + translation.logProbability()
                : text);
      }
    }
  }

  private void checkBest(DecodingSpec decoding) {
    if (best.isEmpty()) {
      return;
    }
    int wanted = best.get();
    if (wanted < 1) {
      throw new RefusedException("--best is " + wanted + "; it must be at least 1");
    }
    int most = decoding.match(greedy -> 1, wide -> wide.width());
    if (wanted > most) {
      throw new RefusedException(
          "--best is "
              + wanted
              + ", but "
              + decoding.match(
                  greedy ->
                      "greedy search finds 1 translation; wanted a beam (--beam " + wanted + ")",
                  narrow ->
                      "a beam of width %d finds %d; wanted a wider one (--beam %d)"
                          .formatted(most, most, wanted)));
    }
  }
}
