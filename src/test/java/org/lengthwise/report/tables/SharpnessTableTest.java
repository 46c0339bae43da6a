package org.lengthwise.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.report.ResultsExample;
import org.lengthwise.report.data.ExampleModels;
import org.lengthwise.report.data.ExperimentResults;

class SharpnessTableTest {
  private static final List<String> PAPER =
      List.of("RNNsearch-50 of the paper", "–", "0.73", "0.84", "2.74", "4", "68");

  @TempDir Path folder;

  @Test
  void aModelOfSeveralSeedsHasItsMeanAndItsRange() {
    SharpnessTable table =
        table(
            new ResultsExample(folder, "grammar", List.of(1L, 2L, 3L))
                .sharpness(ATTENTION, 1, 0.70, 0.91)
                .sharpness(ATTENTION, 3, 0.61, 1.06)
                .sharpness(FIXED, 1, 1, 0));

    assertThat(table.table().orElseThrow().rows())
        .containsExactly(
            List.of(
                ATTENTION,
                "2",
                "0.66 (0.61–0.70)",
                "0.99 (0.91–1.06)",
                "3.50 (3.50–3.50)",
                "1,811",
                "65,001–65,003"),
            PAPER);
    assertThat(table.notes())
        .containsExactly(
            "An alignment is the row of weights behind one word of a translation, end tokens"
                + " counted. Sharp alignments have a greatest weight near 1 and an entropy near 0.",
            "Means over seeds, with the range over seeds in brackets.",
            "RNNsearch-50 is the model of Bahdanau, Cho and Bengio 2015, measured from the four"
                + " heat maps of its Figure 3: the sentences and the corpus are different.");
  }

  @Test
  void oneSeedHasNoRange() {
    SharpnessTable table =
        table(new ResultsExample(folder, "grammar", List.of(1L)).sharpness(ATTENTION, 1, 0.7, 0.9));

    assertThat(table.table().orElseThrow().rows().get(0))
        .containsExactly(ATTENTION, "1", "0.70", "0.90", "3.50", "1,811", "65,001");
    assertThat(table.notes()).noneMatch(note -> note.startsWith("Means over seeds"));
  }

  @Test
  void ofHardAttentionItIsSaidWhatIsMeasured() {
    SharpnessTable table =
        table(
            new ResultsExample(folder, "grammar", List.of(1L), ExampleModels.twelve())
                .sharpness("hard-maximum", 1, 0.7, 0.9));

    assertThat(table.notes())
        .contains(
            "Attention is hard in hard-maximum and hard-sampling: its numbers describe the"
                + " distribution, not the choice.");
  }

  @Test
  void beforeAnyRunIsScoredThereIsNoTable() {
    SharpnessTable table = table(new ResultsExample(folder, "grammar", List.of(1L)));

    assertThat(table.table()).isEmpty();
    assertThat(table.notes()).isEmpty();
  }

  private static SharpnessTable table(ResultsExample example) {
    return new SharpnessTable(ExperimentResults.read(example.folder()));
  }
}
