package org.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.report.charts.Drawings;
import org.lengthwise.report.data.ExampleModels;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.StoredAlignments;
import org.lengthwise.results.AlignmentRecord;

class AlignmentSectionTest {
  private static final String HOW_TO_READ =
      "How to read a chart: source words run along the top, the words of the translation down the"
          + " left. A row shows what the model attended to when it chose that word: each cell is the"
          + " weight of a source word, from black (0) to white (1), and a row sums to 1. <end> marks"
          + " the end of a sentence.";
  private static final String NOT_FIXED =
      "Nothing is drawn for fixed-vector: a fixed vector is all there is to attend to, so it has all"
          + " the weight by definition.";

  @TempDir Path folder;

  @Test
  void thePageShowsEachSentenceWithItsPictures() throws IOException {
    String page = grammar(1L).aligned(ATTENTION, 1, "<oui>", "test-17", "given-1").page();

    assertThat(page)
        .contains("<h2>Alignments</h2>", HOW_TO_READ.replace("<end>", "&lt;end&gt;"), NOT_FIXED)
        .contains("<h3 class=\"sentence\">test sentence 17</h3>")
        .contains("<h3 class=\"sentence\">given sentence 1</h3>")
        .contains("<p class=\"source\" dir=\"auto\">source &lt;oui&gt;</p>")
        .contains("attention, seed 1: <span dir=\"auto\">&lt;oui&gt;</span>")
        .contains("log-probability -0.75 nats")
        .contains("alt=\"Alignment of test sentence 17 by attention, seed 1. Source words stand")
        .doesNotContain("first seed with alignments");
    assertThat(page.split("<img src=\"data:image/svg\\+xml;base64,", -1)).hasSize(2 + 1);
    assertThat(folder.resolve("figures/alignment-attention-s1-test-17.svg")).isNotEmptyFile();
    assertThat(folder.resolve("figures/alignment-attention-s1-given-1.png")).isNotEmptyFile();
  }

  @Test
  void ofSeveralSeedsThePageShowsTheFirstAndTheFiguresAreOfAll() throws IOException {
    ResultsExample example =
        grammar(1L, 2L, 3L)
            .aligned(ATTENTION, 2, "deux", "test-4")
            .aligned(ATTENTION, 3, "trois", "test-4");

    assertThat(example.page())
        .contains("Of each model, the first seed with alignments is shown.")
        .contains("attention, seed 2: <span dir=\"auto\">deux</span>")
        .doesNotContain("trois");
    assertThat(folder.resolve("figures/alignment-attention-s2-test-4.svg")).exists();
    assertThat(folder.resolve("figures/alignment-attention-s3-test-4.svg")).exists();
  }

  @Test
  void modelsStandSideBySideUnderTheirSentence() throws IOException {
    ResultsExample example =
        new ResultsExample(folder, "grammar", List.of(1L), ExampleModels.twelve())
            .aligned("dot", 1, "deux", "test-4", "given-1")
            .aligned("additive", 1, "un", "test-4", "given-1");
    ExperimentResults study = ExperimentResults.read(example.folder());
    StoredAlignments alignments = StoredAlignments.read(study, example.folder());

    AlignmentSection section =
        AlignmentSection.of(study, alignments, Drawings.of(study, alignments.records()))
            .orElseThrow();

    assertThat(section.sentences())
        .extracting(AlignmentSection.Sentence::label)
        .containsExactly("test sentence 4", "given sentence 1");
    assertThat(section.sentences().get(0).alignments())
        .extracting(AlignmentSection.Drawn::by)
        .containsExactly("additive, seed 1", "dot, seed 1");
    assertThat(section.notes())
        .contains(
            "Attention is hard in hard-maximum and hard-sampling: the charts show the"
                + " distribution, not the choice.");
  }

  @Test
  void figuresOfAnEarlierPageAreRemovedAndNothingElse() throws IOException {
    ResultsExample example = grammar(1L).aligned(ATTENTION, 1, "oui", "test-4");
    example.page();
    Path notes = folder.resolve("figures/alignment-notes.txt");
    Files.writeString(notes, "mine");

    example.aligned(ATTENTION, 1, "oui", "test-5").page();

    try (var files = Files.list(folder.resolve("figures"))) {
      assertThat(files)
          .containsExactlyInAnyOrder(
              notes,
              folder.resolve("figures/alignment-attention-s1-test-5.svg"),
              folder.resolve("figures/alignment-attention-s1-test-5.png"));
    }
  }

  @Test
  void alignmentsOfAFixedVectorAreNotRead() {
    ResultsExample example = grammar(1L).aligned(FIXED, 1, "oui", "test-4");

    assertThat(stored(example)).isEqualTo(new StoredAlignments(List.of(), List.of()));
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    ResultsExample example = grammar(1L, 2L).aligned(ATTENTION, 2, "oui", "test-4");
    Files.writeString(example.folder().run(ATTENTION, 2).alignments(), "{\"torn");

    assertThat(notes(example))
        .containsExactly(
            "There are no alignments yet.",
            "The alignments of these runs cannot be read: attention, seed 2.");
  }

  @Test
  void aConfigThatAsksForNoneHasNone() throws IOException {
    ResultsExample example =
        grammar(1L)
            .with("drawn: 1", "drawn: 0")
            .with("[\"the agreement on the area was signed .\"]", "[]");

    assertThat(notes(example)).containsExactly("The config asks for no alignments.");
  }

  @Test
  void whatMayNotBePassedOnIsSaidToBeMissing() {
    ResultsExample example =
        new ResultsExample(folder, "files", List.of(1L))
            .finished(ATTENTION, 1)
            .aligned(ATTENTION, 1, "oui", "given-1");

    assertThat(notes(example))
        .contains("The test sentences of this corpus may not be redistributed.");
    assertThat(notes(example.aligned(ATTENTION, 1, "oui", "given-1", "test-4")))
        .contains("The numbers of test sentences count from 0, as in alignments.jsonl.")
        .doesNotContain("The test sentences of this corpus may not be redistributed.");
  }

  @Test
  void withoutAttentionThereIsNoSection() throws IOException {
    String fixed = ExampleModels.fixed(FIXED, "forward", "as-written", "every-step");
    ResultsExample example = new ResultsExample(folder, "grammar", List.of(1L), fixed);

    assertThat(example.page()).doesNotContain("Alignments", "sharp");
  }

  @Test
  void theRecordsComeInTheOrderOfTheConfig() {
    ResultsExample example =
        new ResultsExample(folder, "grammar", List.of(2L, 1L), ExampleModels.twelve())
            .aligned("uniform", 1, "oui", "test-4")
            .aligned("dot", 1, "oui", "test-4")
            .aligned("dot", 2, "oui", "test-4");

    assertThat(stored(example).records())
        .extracting(AlignmentRecord::model)
        .containsExactly("dot", "dot", "uniform");
    assertThat(stored(example).ofFirstSeeds())
        .extracting(AlignmentRecord::seed)
        .containsExactly(2L, 1L);
  }

  private ResultsExample grammar(Long... seeds) {
    return new ResultsExample(folder, "grammar", List.of(seeds));
  }

  private static StoredAlignments stored(ResultsExample example) {
    return StoredAlignments.read(ExperimentResults.read(example.folder()), example.folder());
  }

  private static List<String> notes(ResultsExample example) {
    return AlignmentSection.of(
            ExperimentResults.read(example.folder()), stored(example), new Drawings(List.of(), ""))
        .orElseThrow()
        .notes();
  }
}
