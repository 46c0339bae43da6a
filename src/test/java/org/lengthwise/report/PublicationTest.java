package org.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.results.RunStatus;

class PublicationTest {
  private static final String SECRET = "zyzzyva";

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void nameTheRoot() {
    root = folder.resolve("published");
  }

  @Test
  void noSentenceOfACorpusThatMayNotBePassedOnIsPublished() throws IOException {
    ExperimentFolder experiment =
        example("files")
            .finished(FIXED, 1)
            .finished(ATTENTION, 1)
            .saying(FIXED, 1, SECRET)
            .saying(ATTENTION, 1, SECRET)
            .knownWords(ATTENTION, 1)
            .aligned(ATTENTION, 1, SECRET, "test-17")
            .sharpness(ATTENTION, 1, 0.7, 0.9)
            .failed(ATTENTION, 1, "cannot cut " + SECRET)
            .folder();
    Files.writeString(experiment.corpus().resolve("source.vocabulary"), SECRET);
    Files.writeString(experiment.run(FIXED, 1).log(), SECRET);
    Files.createDirectories(experiment.figures());
    Files.writeString(experiment.figures().resolve("alignment-1.svg"), SECRET);
    Files.writeString(experiment.root().resolve("remarks.csv"), SECRET);

    Path published = Publication.publish(experiment, root);

    assertThat(files(published))
        .containsExactly(
            "bleu_by_length.csv",
            "config.yaml",
            "corpus/manifest.json",
            "corpus/manifest.sha256",
            "figures/learning-curves-by-hour.png",
            "figures/learning-curves-by-hour.svg",
            "figures/learning-curves.png",
            "figures/learning-curves.svg",
            "figures/length-degradation.png",
            "figures/length-degradation.svg",
            "provenance.json",
            "report.html",
            "runs/attention-s1/status.json",
            "runs/attention-s1/training.csv",
            "runs/attention-s1/validation.csv",
            "runs/fixed-vector-s1/status.json",
            "runs/fixed-vector-s1/training.csv",
            "runs/fixed-vector-s1/validation.csv",
            "scores.csv",
            "sharpness.csv");
    for (String file : files(published)) {
      String text = Files.readString(published.resolve(file), StandardCharsets.ISO_8859_1);
      assertThat(text).as(file).doesNotContain(SECRET).doesNotContain("/home/someone");
    }
    assertThat(Files.readString(published.resolve("report.html")))
        .contains("The sentences of this corpus may not be redistributed.")
        .contains("<li>attention, seed 1: failed.</li>");
    assertThat(Files.readString(published.resolve("config.yaml")))
        .contains("folder: europarl-en-fr\n");
  }

  @Test
  void theNumbersArePublishedAsTheyAre() throws IOException {
    ExperimentFolder from = example("files").finished(FIXED, 1).finished(ATTENTION, 1).folder();
    RunProvenance.NONE.trained(Map.of("best", "f00d")).write(from.run(FIXED, 1).provenance());

    ExperimentFolder to = new ExperimentFolder(Publication.publish(from, root));

    assertThat(to.root()).isEqualTo(root.resolve("trial"));
    assertThat(to.run(FIXED, 1).provenance())
        .hasSameBinaryContentAs(from.run(FIXED, 1).provenance());
    assertThat(to.scores()).hasSameBinaryContentAs(from.scores());
    assertThat(to.bleuByLength()).hasSameBinaryContentAs(from.bleuByLength());
    assertThat(to.provenance()).hasSameBinaryContentAs(from.provenance());
    assertThat(to.run(FIXED, 1).training()).hasSameBinaryContentAs(from.run(FIXED, 1).training());
    assertThat(to.run(FIXED, 1).validation())
        .hasSameBinaryContentAs(from.run(FIXED, 1).validation());
    assertThat(RunStatus.read(to.run(FIXED, 1).status()))
        .isEqualTo(RunStatus.read(from.run(FIXED, 1).status()));
  }

  @Test
  void ofTheGrammarOnlyTheSampleSentencesArePublished() throws IOException {
    ExperimentFolder from =
        example("grammar")
            .finished(FIXED, 1)
            .saying(FIXED, 1, SECRET)
            .knownWords(FIXED, 1)
            .folder();

    ExperimentFolder to = new ExperimentFolder(Publication.publish(from, root));

    assertThat(Files.readString(to.report())).contains(SECRET);
    assertThat(HypothesisRow.read(from.run(FIXED, 1).hypotheses())).hasSize(70);
    assertThat(HypothesisRow.read(to.run(FIXED, 1).hypotheses()))
        .hasSize(10)
        .allMatch(row -> row.subset().equals("all"));
  }

  @Test
  void ofACorpusThatMayNotBePassedOnOnlyAlignmentsOfGivenSentencesArePublished()
      throws IOException {
    ExperimentFolder from =
        new ResultsExample(folder.resolve("trial"), "files", List.of(1L, 2L))
            .finished(ATTENTION, 2)
            .aligned(ATTENTION, 2, "oui", "test-17", "given-1")
            .folder();

    ExperimentFolder to = new ExperimentFolder(Publication.publish(from, root));

    assertThat(AlignmentRecord.read(to.run(ATTENTION, 2).alignments()))
        .extracting(AlignmentRecord::sentence)
        .containsExactly("given-1");
    assertThat(files(to.root()))
        .contains("figures/alignment-attention-s2-given-1.svg")
        .doesNotContain("figures/alignment-attention-s2-test-17.svg");
    assertThat(Files.readString(to.report()))
        .contains("given sentence 1")
        .contains("The test sentences of this corpus may not be redistributed.")
        .doesNotContain("test sentence 17");
  }

  @Test
  void ofTheGrammarTheAlignmentsOfThePageArePublished() throws IOException {
    ExperimentFolder from =
        new ResultsExample(folder.resolve("trial"), "grammar", List.of(1L, 2L))
            .aligned(ATTENTION, 1, "oui", "test-17", "given-1")
            .aligned(ATTENTION, 2, SECRET, "test-17")
            .folder();

    ExperimentFolder to = new ExperimentFolder(Publication.publish(from, root));

    assertThat(to.run(ATTENTION, 1).alignments())
        .hasSameBinaryContentAs(from.run(ATTENTION, 1).alignments());
    assertThat(to.run(ATTENTION, 2).alignments()).doesNotExist();
    assertThat(Files.readString(to.report())).contains("test sentence 17").doesNotContain(SECRET);
  }

  @Test
  void alignmentsThatCannotBeReadAreNotPublished() throws IOException {
    ExperimentFolder from = example("grammar").aligned(ATTENTION, 1, "oui", "test-17").folder();
    Files.writeString(from.run(ATTENTION, 1).alignments(), "{");

    assertThatThrownBy(() -> Publication.publish(from, root))
        .isInstanceOf(ResultsException.class)
        .hasMessage("the alignments of attention, seed 1 cannot be read");
  }

  @Test
  void publishingAgainReplacesWhatWasThere() throws IOException {
    ExperimentFolder experiment = example("grammar").finished(FIXED, 1).folder();
    Path published = Publication.publish(experiment, root);
    Files.writeString(published.resolve("stale.txt"), "stale");

    Publication.publish(experiment, root);

    assertThat(files(published)).contains("report.html").doesNotContain("stale.txt");
    try (Stream<Path> entries = Files.list(root)) {
      assertThat(entries).containsExactly(published);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"files", "grammar"})
  void aPublishedPageIsDrawnAgainFromThePublicationAsItWas(String corpus) throws IOException {
    ExperimentFolder experiment =
        example(corpus)
            .finished(FIXED, 1)
            .finished(ATTENTION, 1)
            .aligned(ATTENTION, 1, "oui", "test-17", "given-1")
            .sharpness(ATTENTION, 1, 0.7, 0.9)
            .folder();
    ExperimentFolder published = new ExperimentFolder(Publication.publish(experiment, root));
    String page = Files.readString(published.report());

    Report.write(published);

    assertThat(Files.readString(published.report())).isEqualTo(page);
    assertThat(page).contains("test before sampling").doesNotContain("no translations yet");
  }

  @Test
  void theGrammarsPageIsPublishedAsItIs() throws IOException {
    ExperimentFolder from = example("grammar").finished(FIXED, 1).finished(ATTENTION, 1).folder();
    Report.write(from);

    ExperimentFolder to = new ExperimentFolder(Publication.publish(from, root));

    assertThat(to.report()).hasSameBinaryContentAs(from.report());
  }

  @Test
  void aRunThatCannotBeReadIsNotPublished() throws IOException {
    ExperimentFolder experiment = example("files").finished(FIXED, 1).folder();
    Path torn = experiment.run(FIXED, 1).status();
    Files.writeString(torn, "{");

    assertThatThrownBy(() -> Publication.publish(experiment, root))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith("fixed-vector, seed 1 cannot be published: " + torn);
    assertThat(root.resolve("trial")).doesNotExist();
  }

  @Test
  void aPublishedFolderIsNotPublishedOntoItself() {
    ExperimentFolder experiment = example("files").folder();

    assertThatThrownBy(() -> Publication.publish(experiment, folder))
        .isInstanceOf(ResultsException.class)
        .hasMessage(experiment.root() + " is already published");
    assertThat(experiment.config()).exists();
  }

  private ResultsExample example(String corpus) {
    return new ResultsExample(folder.resolve("trial"), corpus, List.of(1L));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
