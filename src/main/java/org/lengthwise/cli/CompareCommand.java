package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lengthwise.experiment.comparison.Joining;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the results of several experiments. */
@Command(
    name = "compare",
    sortOptions = false,
    header = "Joins the results of several experiments, published ones too, and compares them.",
    description = {
      "%nNothing is trained or translated. Runs of one model name that are equal in model, training,"
          + " decoding and corpus are seeds of one model, so a study can be trained a seed at a"
          + " time, on several machines. All must have been tested on the same sentences, with the"
          + " same decoding and buckets; the same run twice is refused.",
      "%nThe commands report, publish and status work on the result. Each run keeps the config that"
          + " it comes from. An older comparison of the same name is replaced.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lengthwise compare results/seed-1 results/seed-2 --name seeds",
      "  lengthwise compare results/published/a results/published/b --name ab --baseline attention"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RESULTS",
      arity = "1..*",
      description = "Folders of experiments, such as results/quickstart.")
  private List<Path> folders;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "Name of the comparison, and of its folder.")
  private String name;

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "results",
      description = "Create the comparison's folder in this one (default: ${DEFAULT-VALUE}).")
  private Path results;

  @Option(
      names = "--question",
      paramLabel = "TEXT",
      description = "What the comparison asks; by default what the first experiment does.")
  private Optional<String> question = Optional.empty();

  @Option(
      names = "--baseline",
      paramLabel = "MODEL",
      description = "Compare the other models with this one (evaluation.baseline).")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--reference-bucket",
      paramLabel = "BUCKET",
      description = "Measure retention from this bucket (evaluation.reference-bucket).")
  private Optional<String> referenceBucket = Optional.empty();

  @Option(
      names = "--long-buckets",
      paramLabel = "BUCKET",
      split = ",",
      description = "Measure retention in these buckets (evaluation.long-buckets).")
  private List<String> longBuckets = List.of();

  @Override
  public Integer call() {
    Joining joining = Joining.of(folders.stream().map(ResultsArgument::experiment).toList());
    PrintWriter err = spec.commandLine().getErr();
    joining.missing().forEach(run -> err.println("Left out, since it is not finished: " + run));
    ExperimentFolder folder = joining.write(name, results, overrides());
    return ResultsSummary.print(folder, spec.commandLine()).code();
  }

  private List<String> overrides() {
    List<String> overrides = new ArrayList<>();
    question.ifPresent(text -> overrides.add("question='" + text.replace("'", "''") + "'"));
    baseline.ifPresent(model -> overrides.add("evaluation.baseline=" + model));
    referenceBucket.ifPresent(bucket -> overrides.add("evaluation.reference-bucket=" + bucket));
    if (!longBuckets.isEmpty()) {
      overrides.add("evaluation.long-buckets=[" + String.join(", ", longBuckets) + "]");
    }
    return overrides;
  }
}
