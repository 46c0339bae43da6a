package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.results.ExperimentFolder;

/** The real program where it cannot draw, and where only its temporary folder is out of use. */
@Tag("integration")
@Timeout(300)
@EnabledOnOs(OS.LINUX)
class LostFiguresTest {
  private static final String REASON =
      "Fontconfig head is null, check your fonts or fonts configuration\n";

  @TempDir Path folder;
  private ExperimentFolder results;
  private Map<Path, String> drawn;

  @BeforeEach
  void finished() throws IOException {
    results = TinyExperiment.finished(folder.resolve("results"));
    drawn = files(results.figures());
    assertThat(drawn).isNotEmpty();
  }

  @Test
  void picturesNeedNoTemporaryFolder() throws IOException {
    String page = Files.readString(results.report());
    for (Path figure : drawn.keySet()) {
      Files.delete(figure);
    }

    Said said = with("-Djava.io.tmpdir=" + folder.resolve("missing"), Map.of(), report());

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).endsWith("Report: " + results.report() + "\n");
    assertThat(files(results.figures())).isEqualTo(drawn);
    assertThat(results.report()).hasContent(page);
  }

  @Test
  void aReportThatCannotDrawKeepsTheOldFiguresAndSaysSo() throws IOException {
    Said said = withoutFonts(report());

    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(said.err())
        .isEqualTo("cannot draw all figures of " + results.root() + ": " + REASON);
    assertThat(said.out()).endsWith("Report: " + results.report() + "\n");
    assertThat(Files.readString(results.report()))
        .contains("Some charts could not be drawn: Fontconfig head is null, check your fonts");
    assertThat(results.notDrawn()).hasContent(REASON);
    assertOldFigures();
  }

  @Test
  void anExperimentThatCannotDrawIsScoredAllTheSameAndDrawsTheNextTime() throws IOException {
    byte[] scores = Files.readAllBytes(results.scores());
    Files.delete(results.report());

    Said said = withoutFonts(experiment());

    assertThat(said.exitCode()).as(said.err()).isEqualTo(4);
    assertThat(said.err())
        .isEqualTo("cannot draw all figures of " + results.root() + ": " + REASON);
    assertThat(results.report()).isRegularFile();
    assertThat(results.scores()).hasBinaryContent(scores);
    assertOldFigures();

    Said again = new Program(folder).run(experiment());

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).doesNotContain("Nothing to do");
    assertThat(files(results.figures())).isEqualTo(drawn);
    assertThat(Files.readString(results.report())).doesNotContain("could not be drawn");
    assertThat(new Program(folder).run(experiment()).out()).startsWith("Nothing to do");
  }

  @Test
  void nothingIsPublishedWithoutItsFigures() throws IOException {
    Path published = folder.resolve("published");
    List<String> publish =
        List.of("publish", results.root().toString(), "--results", published.toString());
    assertThat(new Program(folder).run(publish).exitCode()).isZero();
    Map<Path, String> before = files(published);

    Said said = withoutFonts(publish);

    assertThat(said)
        .isEqualTo(
            new Said(
                4,
                "",
                "cannot publish to "
                    + published.resolve("tiny")
                    + ": its figures cannot be drawn: "
                    + REASON));
    assertThat(files(published)).isEqualTo(before);
  }

  private void assertOldFigures() throws IOException {
    Map<Path, String> left = files(results.figures());
    left.remove(results.notDrawn());
    assertThat(left).isEqualTo(drawn);
  }

  private List<String> report() {
    return List.of("report", results.root().toString());
  }

  private List<String> experiment() {
    return List.of(
        "experiment",
        results.config().toString(),
        "--results",
        results.root().getParent().toString());
  }

  /** As on a machine that has none. */
  private Said withoutFonts(List<String> arguments) throws IOException {
    Path none = Files.writeString(folder.resolve("none.conf"), "<fontconfig></fontconfig>");
    String home = "-Duser.home=" + folder.resolve("home"); // Java remembers fonts there
    return with(home, Map.of("FONTCONFIG_FILE", none.toString()), arguments);
  }

  private Said with(String option, Map<String, String> environment, List<String> arguments) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put("JAVA_TOOL_OPTIONS", option);
    Said said = new Program(folder, List.of(), all).run(arguments);
    String picked = "Picked up JAVA_TOOL_OPTIONS: " + option + "\n";
    return new Said(said.exitCode(), said.out(), said.err().replace(picked, ""));
  }

  private static Map<Path, String> files(Path folder) throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(file, Program.text(file));
      }
    }
    return files;
  }
}
