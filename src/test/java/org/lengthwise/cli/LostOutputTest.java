package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.io.StandardOutput;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine;

/** Output that cannot be written, of every command. */
@Tag("integration")
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class LostOutputTest {
  private static final String FULL =
      "cannot write to the standard output: No space left on device\n";

  @TempDir Path temporary;
  private ExperimentFolder results;

  @BeforeEach
  void finished() {
    results = TinyExperiment.finished(temporary.resolve("results"));
  }

  /** What each command is called with; a new command needs a line here. */
  private Map<String, List<String>> calls() {
    String folder = results.root().toString();
    String run = results.run("attention", 1).root().toString();
    String lines = temporary.resolve("lines").toString();
    return Map.ofEntries(
        Map.entry(
            "experiment",
            List.of(
                results.config().toString(), "--results", temporary.resolve("results").toString())),
        Map.entry("validate", List.of(results.config().toString())),
        Map.entry("status", List.of(folder)),
        Map.entry("report", List.of(folder)),
        Map.entry(
            "publish", List.of(folder, "--results", temporary.resolve("published").toString())),
        Map.entry("reproduce", List.of(folder, "--into", temporary.resolve("again").toString())),
        Map.entry(
            "compare",
            List.of(folder, "--name", "joined", "--results", temporary.resolve("j").toString())),
        Map.entry("clean", List.of(folder, "--dry-run")),
        Map.entry("score", List.of("--hypotheses", lines, "--references", lines)),
        Map.entry("translate", List.of(run, "--quiet")),
        Map.entry("align", List.of(run, "--source", lines, "--target", lines, "--quiet")),
        Map.entry("schema", List.of()),
        Map.entry("run", List.of(folder, "attention", "1", "--help")), // its output is no result
        Map.entry("gather", List.of(folder)),
        Map.entry("help", List.of("experiment")));
  }

  static Set<String> commands() {
    return Main.commandLine(new CopyingEngine()).getSubcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anyCommandWhoseOutputIsLostSaysSo(String command) throws IOException {
    Files.writeString(temporary.resolve("lines"), "a b c d\n");
    TinyExperiment.finished(temporary.resolve("again"));
    assertThat(calls()).as("a call of " + command).containsKey(command);
    String[] arguments =
        Stream.concat(Stream.of(command), calls().get(command).stream()).toArray(String[]::new);

    assertThat(execute(OutputStream.nullOutputStream(), arguments)).isEqualTo("0: ");
    assertThat(execute(new FileOutputStream("/dev/full"), arguments)).isEqualTo("4: " + FULL);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void soDoesItsHelp(String command) throws IOException {
    String[] arguments = {command, "--help"};

    assertThat(execute(new FileOutputStream("/dev/full"), arguments)).isEqualTo("4: " + FULL);
  }

  @Test
  void soDoesTheVersion() throws IOException {
    assertThat(execute(new FileOutputStream("/dev/full"), "--version")).isEqualTo("4: " + FULL);
  }

  /** The exit code and what is said on the standard error. */
  private static String execute(OutputStream out, String... arguments) throws IOException {
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine(new CopyingEngine());
    line.setErr(new PrintWriter(err, true));
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("a b c d\n".getBytes(StandardCharsets.UTF_8)));
    try (out) {
      return Main.execute(line, StandardOutput.of(out), arguments) + ": " + err;
    } finally {
      System.setIn(before);
    }
  }

  /** Here something is written before there is no more room: the rest must not follow a gap. */
  @Test
  void nothingIsWrittenAfterWhatIsLost() {
    StringBuilder written = new StringBuilder();
    OutputStream full =
        new OutputStream() {
          private int calls;

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            if (++calls == 2) {
              throw new IOException("No space left on device");
            }
            written.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
          }

          @Override
          public void write(int one) {
            throw new IllegalStateException("not one by one");
          }
        };
    StandardOutput out = StandardOutput.of(full);
    List.of("one", "two", "three").forEach(out::println);

    assertThat(written).hasToString("one" + System.lineSeparator());
    assertThat(out.failure()).hasValueSatisfying(e -> assertThat(e).hasMessageContaining("space"));
    assertThat(out.readerHasEnded()).isFalse();
  }

  @Test
  void aRealProcessOnAFullDevice() {
    assertThat(shell("exec \"$@\" >/dev/full", "schema")).isEqualTo(new Program.Said(4, "", FULL));
  }

  @Test
  void aRealProcessWithoutAStandardOutput() {
    Program.Said said = shell("exec \"$@\" >&-", "schema");

    assertThat(said.err()).startsWith("cannot write to the standard output: ").hasLineCount(1);
    assertThat(said.exitCode()).isEqualTo(4);
  }

  @Test
  void nothingIsSaidWhereNobodyReadsAnyMore() {
    assertThat(shell("set -o pipefail; \"$@\" | :", "schema"))
        .isEqualTo(new Program.Said(141, "", ""));
  }

  /** Its results are files: it goes on, whoever reads its progress. */
  @Test
  void anExperimentGoesOnWithoutAReader() throws IOException {
    Path config = Files.copy(results.config(), temporary.resolve("config.yaml"));
    ExperimentFolder fresh = new ExperimentFolder(temporary.resolve("fresh/tiny"));
    String[] arguments = {
      "experiment", config.toString(), "--results", temporary.resolve("fresh").toString()
    };

    Program.Said said = shell("set -o pipefail; \"$@\" | :", arguments);

    assertThat(said).isEqualTo(new Program.Said(141, "", ""));
    assertThat(fresh.report()).isRegularFile();
    assertThat(fresh.run("attention", 1).hypotheses()).isRegularFile();
  }

  @Test
  void inputThatCannotBeReadIsNoErrorOfTheProgram() {
    Program.Said said =
        shell("exec \"$@\" </", "translate", results.run("attention", 1).root().toString());

    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).isEqualTo("standard input: it cannot be read: Is a directory\n");
  }

  private Program.Said shell(String script, String... arguments) {
    return new Program(temporary, List.of("bash", "-c", script, "bash"), Map.of())
        .run(List.of(arguments));
  }
}
