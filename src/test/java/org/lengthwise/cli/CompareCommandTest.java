package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.report.Publication;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.JoinedResults;
import org.lengthwise.results.SignificanceRow;
import picocli.CommandLine;

/** An experiment of two models and two seeds, and the same performed a seed at a time. */
class CompareCommandTest {
  @TempDir static Path shared;
  @TempDir Path temporary;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static ExperimentFolder whole;
  private static ExperimentFolder first;
  private static ExperimentFolder second;

  @BeforeAll
  static void perform() {
    whole = performed("whole", "seeds=[1, 2]");
    first = performed("first", "seeds=[1]");
    second = performed("second", "seeds=[2]");
  }

  private static ExperimentFolder performed(String folder, String... overrides) {
    return TinyExperiment.performedHere(shared.resolve(folder), new CopyingEngine(), overrides);
  }

  @BeforeEach
  void forget() {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
  }

  private int compare(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("compare"));
    for (Object argument : arguments) {
      all.add(argument instanceof ExperimentFolder f ? f.root().toString() : argument.toString());
    }
    all.addAll(List.of("--name", "joined", "--results", temporary.toString()));
    return execute(all);
  }

  private int execute(List<String> arguments) {
    CommandLine line = Main.commandLine(new CopyingEngine());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return Main.execute(line, arguments.toArray(String[]::new));
  }

  private ExperimentFolder joined() {
    return new ExperimentFolder(temporary.resolve("joined"));
  }

  @Test
  void seedsTrainedApartGiveTheTablesOfThoseTrainedTogether() throws IOException {
    assertThat(compare(first, second)).isZero();

    for (Path table : List.of(whole.scores(), whole.bleuByLength(), whole.significance())) {
      assertThat(Files.readString(temporary.resolve("joined").resolve(table.getFileName())))
          .isEqualTo(Files.readString(table));
    }
    assertThat(SignificanceRow.read(joined().significance()))
        .extracting(SignificanceRow::answersFor)
        .containsOnly("models");
    assertThat(out.toString()).contains("fixed", "attention", "Report: ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void publishedResultsAreJoinedWithTheSameNumbers() throws IOException {
    Path one = Publication.publish(first, shared.resolve("published-first"));
    Path two = Publication.publish(second, shared.resolve("published-second"));

    assertThat(compare(one, two)).isZero();

    assertThat(Files.readString(joined().significance()))
        .isEqualTo(Files.readString(whole.significance()));
    assertThat(Files.readString(joined().sharpness()))
        .isEqualTo(Files.readString(whole.sharpness()));
  }

  @Test
  void theResultIsReportedPublishedAndShown() throws IOException {
    ExperimentFolder slow =
        performed("slow", "models[0].name=slower", "models[1].name=slow", "training.updates=20");
    assertThat(compare(first, slow, "--baseline", "attention", "--question", "Who's first?"))
        .isZero();
    String page = Files.readString(joined().report());
    assertThat(page).contains("Who's first?", "training.updates", "joined from");

    assertThat(execute(List.of("report", joined().root().toString()))).isZero();
    assertThat(Files.readString(joined().report())).isEqualTo(page);
    out.getBuffer().setLength(0);
    assertThat(execute(List.of("status", joined().root().toString()))).isZero();
    assertThat(out.toString()).contains("slow-s1", "finished, 20 updates", "finished, 10 updates");
    Path published = Publication.publish(joined(), temporary.resolve("published"));
    assertThat(JoinedResults.read(new ExperimentFolder(published).joined()).members())
        .extracting(JoinedResults.Member::runs)
        .containsExactly(
            List.of("fixed-s1", "attention-s1"),
            List.of("slower-s1", "slower-s2", "slow-s1", "slow-s2"));
    assertThat(new ExperimentFolder(published).run("slow", 1).config()).exists();
    assertThat(SignificanceRow.read(joined().significance()))
        .filteredOn(row -> !row.other().isEmpty())
        .extracting(row -> row.model() + " " + row.other())
        .contains("fixed attention", "slow attention", "slow fixed")
        .doesNotContain("attention fixed");
  }

  @Test
  void theSameRunTwiceIsRefused() {
    assertThat(compare(whole, second)).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "fixed, seed 2, is in both %s and %s; leave one out"
                .formatted(whole.root(), second.root()));
    assertThat(joined().root()).doesNotExist();
  }

  @Test
  void otherBucketsTestSetsOrDecodingAreRefusedByName() {
    ExperimentFolder other =
        performed("other", "seeds=[2]", "evaluation.buckets=[5, 9]", "decoding.length-factor=2");
    assertThat(compare(first, other)).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "evaluation.buckets differs: [5, 10] in %s, [5, 9] in %s"
                .formatted(first.root(), other.root()))
        .contains("decoding.length-factor differs: 3");
  }

  @Test
  void anotherModelOfTheSameNameIsRefused() {
    ExperimentFolder other = performed("longer", "seeds=[2]", "training.updates=20");
    assertThat(compare(first, other)).isEqualTo(2);
    assertThat(err.toString())
        .contains("two models are called fixed: training.updates differs: 10 in " + first.root());
  }

  @Test
  void anExperimentOfThatNameIsNotReplacedAndAComparisonIs() {
    assertThat(compare(first, second)).isZero();
    assertThat(compare(first)).isZero();
    assertThat(joined().run("fixed", 2).root()).doesNotExist();

    List<String> overWhole =
        List.of(
            "compare",
            first.root().toString(),
            "--name",
            "tiny",
            "--results",
            shared.resolve("whole").toString());
    assertThat(execute(overWhole)).isEqualTo(2);
    assertThat(err.toString()).contains("exists and is no comparison; give this one another name");
    assertThat(whole.scores()).exists();
  }
}
