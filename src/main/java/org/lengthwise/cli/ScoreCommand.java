package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lengthwise.cli.json.ScoreJson;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.metrics.Bootstrap;
import org.lengthwise.metrics.FileScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a file of translations against a file of references. */
@Command(
    name = "score",
    sortOptions = false,
    separator = " ",
    customSynopsis = "lengthwise score [OPTION...] --hypotheses FILE --references FILE",
    header = "Scores a file of translations against a file of references.",
    description = {
      "%nPrints two kinds of BLEU and chrF2, with signature and bootstrap interval. bleu-tokenised"
          + " counts the tokens between white space and does not smooth, as multi-bleu does: give it tokenised"
          + " text. bleu-13a splits punctuation off by the rules of mteval-v13a and smooths"
          + " exponentially: give it plain text. chrf2 counts characters of plain text. Report those"
          + " that fit your files.",
      "%nWith --sources, it also prints the scores by source length. A bucket without sentences"
          + " gets a dash, not a zero. So do sentences none of whose references has four tokens: no"
          + " 4-gram exists that BLEU could count.",
      "%nThe files are UTF-8, one sentence per line, and have the same number of lines. An empty"
          + " hypothesis counts; it makes the translation shorter.%n"
    },
    optionListHeading = "Options:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lengthwise score --hypotheses out.fr --references test.fr",
      "  lengthwise score --hypotheses out.fr --references test.fr --sources test.en",
      "  lengthwise score --json --hypotheses out.fr --references test.fr > scores.json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class ScoreCommand implements Callable<Integer> {
  private static final int LEAST_RESAMPLES = 100;
  private static final double LEAST_CONFIDENCE = 0.5;
  private static final double GREATEST_CONFIDENCE = 0.999;

  @Spec private CommandSpec spec;

  @Option(
      names = "--hypotheses",
      required = true,
      paramLabel = "FILE",
      description = "The translations to score.")
  private Path hypotheses;

  @Option(
      names = "--references",
      required = true,
      paramLabel = "FILE",
      description = "The translations to score them against.")
  private Path references;

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description = "The source sentences: adds scores by source length.")
  private @Nullable Path sources;

  @Option(
      names = "--buckets",
      split = ",",
      paramLabel = "LENGTH,...",
      hideParamSyntax = true,
      defaultValue = "10,20,30,40,50,60",
      description =
          "Last source length of each bucket, in tokens between white space; one more bucket holds"
              + " all longer sentences (default: ${DEFAULT-VALUE}).")
  private List<Integer> buckets;

  @Option(
      names = "--tokens",
      paramLabel = "REGEX",
      description =
          "First cut all files into the matches of this regular expression, to compare with a"
              + " program that tokenises this way; \\w and similar classes match all letters.")
  private @Nullable String tokens;

  @Option(
      names = "--lower-case",
      description = "Lower-case hypotheses and references first; the signature then says case:lc.")
  private boolean lowerCase;

  @Option(
      names = "--resamples",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description = "Bootstrap resamples, at least 100 (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description =
          "Share of resamples inside an interval, 0.5 to 0.999 (default: ${DEFAULT-VALUE}).")
  private double confidence;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Seed of the resamples (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--json",
      description = "Print JSON with all digits, for programs; missing values are null.")
  private boolean json;

  @Override
  public Integer call() throws LineFile.FaultException {
    PrintWriter out = spec.commandLine().getOut();
    FileScores scores = score();
    if (json) {
      out.println(ScoreJson.of(scores));
    } else {
      scores.lines().forEach(out::println);
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  private FileScores score() throws LineFile.FaultException {
    FileScores.Settings settings = settings();
    Optional<Pattern> pattern = pattern();
    List<LineFile> files = new ArrayList<>();
    files.add(LineFile.read(hypotheses));
    files.add(LineFile.read(references));
    if (sources != null) {
      files.add(LineFile.read(sources));
    }
    LineFile.requireEquallyMany(files);
    requireLines(files);
    return FileScores.of(
        cut(files.get(0), pattern),
        cut(files.get(1), pattern),
        files.stream().skip(2).map(file -> cut(file, pattern)).findFirst(),
        settings);
  }

  private Optional<Pattern> pattern() throws LineFile.FaultException {
    try {
      return Optional.ofNullable(tokens)
          .map(regex -> Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS));
    } catch (PatternSyntaxException e) {
      throw new LineFile.FaultException(
          "--tokens is " + tokens + "; it is not a regular expression: " + e.getDescription());
    }
  }

  /** The lines as they are, or their matches with a space between. */
  private static List<String> cut(LineFile file, Optional<Pattern> pattern) {
    return pattern
        .map(
            tokens ->
                file.lines().stream()
                    .map(
                        line ->
                            tokens
                                .matcher(line)
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.joining(" ")))
                    .toList())
        .orElse(file.lines());
  }

  private FileScores.Settings settings() throws LineFile.FaultException {
    if (resamples < LEAST_RESAMPLES) {
      throw new LineFile.FaultException(
          "--resamples is " + resamples + "; it must be at least " + LEAST_RESAMPLES);
    }
    if (!(confidence >= LEAST_CONFIDENCE && confidence <= GREATEST_CONFIDENCE)) {
      throw new LineFile.FaultException(
          "--confidence is "
              + confidence
              + "; it must lie between "
              + LEAST_CONFIDENCE
              + " and "
              + GREATEST_CONFIDENCE);
    }
    try {
      return new FileScores.Settings(
          LengthBucket.endingAt(buckets), lowerCase, new Bootstrap(resamples, confidence, seed));
    } catch (IllegalArgumentException e) {
      throw new LineFile.FaultException(
          "--buckets is "
              + buckets.stream().map(String::valueOf).collect(Collectors.joining(","))
              + "; the lengths must rise from at least 1");
    }
  }

  private static void requireLines(List<LineFile> files) throws LineFile.FaultException {
    if (files.get(0).lines().isEmpty()) {
      throw new LineFile.FaultException(
          "there is nothing to score: "
              + files.get(0).path()
              + " and "
              + files.get(1).path()
              + " have no lines");
    }
  }
}
