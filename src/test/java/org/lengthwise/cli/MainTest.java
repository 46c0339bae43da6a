package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.GeneratedFile;
import org.lengthwise.config.schema.KeyTable;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.experiment.run.TensorEngine;
import org.lengthwise.spec.ExperimentSpec;
import picocli.CommandLine;

class MainTest {
  private static final String QUICKSTART = "configs/quickstart.yaml";

  @TempDir Path temporary;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsTheEffectiveConfigOfAConfigWithoutFaults() {
    assertThat(execute("validate", QUICKSTART, "--set", "training.updates=7")).isZero();

    assertThat(out.toString()).startsWith("name: quickstart\n").contains("\n  updates: 7\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsEachFaultOfAConfigOnALineOfItsOwn() {
    int code =
        execute("validate", QUICKSTART, "--set", "training.updats=7", "--set", "seeds=[1.5]");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString().lines().toList())
        .hasSize(2)
        .anyMatch(line -> line.contains("training.updats is an unknown key"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anExperimentWithoutItsDataEndsWithOneLineAndLeavesNothing() throws IOException {
    int code =
        execute("experiment", "configs/europarl-small.yaml", "--results", temporary.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("DATA=FOLDER");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldByItsOwnExitCode() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");

    int code = execute("experiment", QUICKSTART, "--results", file.toString());

    assertThat(code).isEqualTo(4);
    assertThat(err.toString())
        .startsWith("cannot write to " + file.resolve("quickstart") + ": ")
        .hasLineCount(1);
  }

  @Test
  void aCommandLineThatIsNotUnderstoodGetsOneLineAndAHint() {
    assertThat(execute("experiment", QUICKSTART, "--paralel", "2")).isEqualTo(2);

    assertThat(err.toString().lines().toList())
        .containsExactly(
            "lengthwise: Unknown options: '--paralel', '2'", "See: lengthwise experiment --help");
  }

  @Test
  void aRunTakesAFolderThatStartsWithAHyphen() {
    List<String> command =
        new RunProcessCommand("Main", 1, 1)
            .process(Path.of("-x/tiny"), "attention", 5, Path.of("run.log"))
            .command();
    List<String> arguments = command.subList(command.indexOf("Main") + 1, command.size());

    CommandLine.ParseResult run = line().parseArgs(arguments.toArray(String[]::new)).subcommand();

    assertThat(run.matchedPositionals())
        .extracting(given -> given.getValue().toString())
        .containsExactly("-x/tiny", "attention", "5");
  }

  @Test
  void runsInParallelAreAtLeastOne() {
    assertThat(execute("experiment", QUICKSTART, "--parallel", "0")).isEqualTo(2);

    assertThat(err.toString().strip()).isEqualTo("--parallel is 0; it must be at least 1");
  }

  @Test
  void runsInParallelAreNoMatterOfSlurm() throws IOException {
    int code =
        execute(
            "experiment",
            QUICKSTART,
            "--executor",
            "slurm",
            "--parallel",
            "4",
            "--results",
            temporary.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "--parallel 4 is for processes on this machine; for Slurm use --set"
                + " executor.at-once=4");
    assertThat(temporary).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "report", "publish", "reproduce", "clean"})
  void aFolderThatHoldsNoExperimentIsRefused(String command) {
    assertThat(execute(command, temporary.toString())).isEqualTo(2);

    assertThat(err.toString().strip())
        .isEqualTo(temporary + " is not the folder of an experiment: it has no config.yaml");
  }

  @Test
  void aFolderThatHoldsNoRunCannotTranslate() {
    assertThat(execute("translate", temporary.toString())).isEqualTo(2);

    assertThat(err.toString().strip())
        .isEqualTo(
            temporary
                + " is not the folder of a run, such as results/quickstart/runs/attention-s1");
  }

  @Test
  void printsTheSchemaThatIsShipped() throws IOException {
    assertThat(execute("schema")).isZero();

    GeneratedFile.assertUpToDate(Path.of("configs/schema.json"), out.toString());
  }

  @Test
  void printsTheTableOfKeysThatIsShipped() throws IOException {
    assertThat(execute("schema", "--keys")).isZero();

    assertThat(out.toString()).isEqualTo(KeyTable.of(ExperimentSpec.class));
  }

  @ParameterizedTest
  @CsvSource({
    "experiment, 0 1 2 3 4 70 141",
    "validate, 0 2 4 70 141",
    "status, 0 1 2 4 70 141",
    "report, 0 2 4 70 141",
    "publish, 0 2 4 70 141",
    "reproduce, 0 2 3 4 5 70 141",
    "clean, 0 2 4 70 141",
    "score, 0 2 4 70 141",
    "translate, 0 2 4 70 141",
    "align, 0 2 4 70 141",
    "schema, 0 2 4 70 141"
  })
  void helpTellsAnExampleAndTheExitCodesThatTheCommandCanHave(String command, String codes) {
    assertThat(execute(command, "--help")).isZero();

    assertThat(out.toString())
        .contains("Usage: lengthwise " + command, "  lengthwise " + command)
        .doesNotContain("<main class>");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    String table = out.toString().split("\nExit codes:\n", 2)[1];
    assertThat(Pattern.compile("(?m)^  (\\d+) ").matcher(table).results())
        .extracting(row -> row.group(1))
        .containsExactly(codes.split(" "));
  }

  @Test
  void theListOfCommandsLeavesOutTheOneThatOnlyExperimentsUse() {
    assertThat(execute("--help")).isZero();

    assertThat(out.toString()).contains("  experiment ").doesNotContain("\n  run ", "\n  gather ");
  }

  @Test
  void anUnexpectedFaultIsOneLineAndItsTraceIsInAFile() throws IOException {
    CommandErrors faults =
        CommandErrors.of(new IllegalStateException("a shape is wrong\nin detail"));

    assertThat(faults.exitCode().code()).isEqualTo(70);
    String start =
        "Unexpected error in the program: java.lang.IllegalStateException: a shape"
            + " is wrong; stack trace: ";
    assertThat(faults.lines()).singleElement().asString().startsWith(start);
    Path trace = Path.of(faults.lines().get(0).substring(start.length()));
    assertThat(Files.readString(trace)).contains("in detail").contains(MainTest.class.getName());
    Files.delete(trace);
  }

  @Test
  void anErrorOfTheMachineIsOneLineToo() {
    CommandLine line = line();
    line.addSubcommand(
        "exhaust",
        CommandLine.Model.CommandSpec.wrapWithoutInspection(
            (Runnable)
                () -> {
                  throw new OutOfMemoryError("Java heap space");
                }));

    assertThat(Main.execute(line, "exhaust")).isEqualTo(70);

    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .matches(
            "out of memory: the Java heap of \\d+ MiB is full; give it more"
                + " \\(LENGTHWISE_OPTS=-Xmx\\d+m\\), or run fewer at a time \\(--parallel"
                + " 1\\); stack trace: .*");
  }

  private int execute(String... arguments) {
    return Main.execute(line(), arguments);
  }

  private CommandLine line() {
    CommandLine line = Main.commandLine(new TensorEngine());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line;
  }
}
