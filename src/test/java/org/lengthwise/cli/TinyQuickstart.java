package org.lengthwise.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.experiment.FinishedExperiments;
import org.lengthwise.results.ExperimentFolder;

/** The quickstart with models of a few units, by the real command line. */
final class TinyQuickstart {
  private static final List<String> TINY =
      List.of(
          "corpus.words=60",
          "corpus.length-limit=21",
          "corpus.pairs=200",
          "corpus.dev-pairs=13",
          "corpus.test-pairs=31",
          "evaluation.buckets=[5,10,30]",
          "evaluation.per-bucket=9",
          "evaluation.resamples=100",
          "evaluation.samples=3",
          "models[0].embedding=7",
          "models[0].hidden=9",
          "models[0].readout.units=5",
          "models[1].embedding=7",
          "models[1].hidden=9",
          "models[1].score.hidden=5",
          "models[1].readout.units=5",
          "seeds=[1,2]",
          "training.batch=8",
          "training.updates=20",
          "training.optimiser.learning-rate=0.003",
          "training.window=3",
          "training.log-every=5",
          "training.checkpoint-every=10",
          "training.validation.every=10",
          "training.validation.pairs=11",
          "training.validation.translations=3");

  /** A user, a home and a machine that no file may name. */
  static final String TELL_TALE = "telltale";

  private static final String OPTIONS =
      "-Duser.name=" + TELL_TALE + " -Duser.home=/home/" + TELL_TALE;

  /** What Java itself writes to the standard error where it is given options so. */
  static final String JAVA_SAYS = "Picked up JAVA_TOOL_OPTIONS: " + OPTIONS + "\n";

  private TinyQuickstart() {}

  /**
   * The command that performs it.
   *
   * @param more options of the command
   * @param overrides values laid over its config, each {@code key=value}
   */
  static List<String> command(Path results, List<String> more, String... overrides) {
    List<String> command =
        new ArrayList<>(List.of("experiment", "configs/quickstart.yaml", "--results"));
    command.add(results.toString());
    command.addAll(more);
    Stream.concat(TINY.stream(), Stream.of(overrides))
        .forEach(override -> command.addAll(List.of("--set", override)));
    return command;
  }

  /** The program of a user of that name, in a folder of that name. */
  static Program program(Path folder) {
    return new Program(
        folder,
        List.of(),
        Map.of(
            "JAVA_TOOL_OPTIONS",
            OPTIONS,
            "USER",
            TELL_TALE,
            "LOGNAME",
            TELL_TALE,
            "HOSTNAME",
            TELL_TALE));
  }

  /** The finished experiment, one run at a time; it is only to be read. */
  static ExperimentFolder finished() {
    return new ExperimentFolder(folder().resolve("r/quickstart"));
  }

  /** What the command said that performed it. */
  static Said said() {
    try {
      return new Said(
          Integer.parseInt(Files.readString(folder().resolve("exit code"))),
          Files.readString(folder().resolve("out.txt")),
          Files.readString(folder().resolve("err.txt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return FinishedExperiments.folder("quickstart", TinyQuickstart::perform)
        .resolve(TELL_TALE + "/a folder");
  }

  private static void perform(Path folder) throws IOException {
    Path place = Files.createDirectories(folder.resolve(TELL_TALE + "/a folder"));
    Said said = program(place).run(command(place.resolve("r"), List.of("--parallel", "1")));
    Files.writeString(place.resolve("exit code"), "" + said.exitCode());
  }
}
