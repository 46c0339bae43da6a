package org.lengthwise.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.report.ResultsExample;
import org.lengthwise.report.data.ExampleModels;
import org.lengthwise.report.data.ExperimentResults;

class ScoreTablesTest {
  @TempDir Path folder;

  @Test
  void scoresWithoutUnknownWordsStandBesideThoseOfAll() {
    DataTable table =
        tables(example(1L).finished(FIXED, 1).knownWords(FIXED, 1).finished(ATTENTION, 1)).get(0);

    assertThat(table.groups())
        .containsExactly(
            new DataTable.Group("", 3),
            new DataTable.Group("All", 5),
            new DataTable.Group("No UNK", 3));
    assertThat(table.columns().subList(8, 11)).containsExactly("BLEU", "95% interval", "sentences");
    assertThat(table.rows())
        .containsExactly(
            List.of(
                FIXED,
                "greedy",
                "1",
                "7.0",
                "6.3–7.8",
                "0.987",
                "0.990",
                "1,811",
                "37.0",
                "36.0–38.0",
                "737"),
            List.of(
                ATTENTION,
                "greedy",
                "1",
                "21.9",
                "21.2–22.7",
                "0.987",
                "0.990",
                "1,811",
                "–",
                "–",
                "–"));
  }

  @Test
  void meansOverSeedsAreOfTheSameSeedsOnBothSides() {
    ResultsExample example =
        example(1L, 3L)
            .finished(FIXED, 1)
            .finished(FIXED, 3)
            .knownWords(FIXED, 1)
            .finished(ATTENTION, 1)
            .finished(ATTENTION, 3)
            .knownWords(ATTENTION, 1)
            .knownWords(ATTENTION, 3);

    List<List<String>> rows = tables(example).get(0).rows();

    assertThat(rows.get(2))
        .containsExactly(
            FIXED,
            "greedy",
            "mean of 2",
            "7.5",
            "s.d. 0.71",
            "0.987",
            "0.990",
            "1,811",
            "–",
            "–",
            "–");
    assertThat(rows.get(5))
        .containsExactly(
            ATTENTION,
            "greedy",
            "mean of 2",
            "22.4",
            "s.d. 0.71",
            "0.987",
            "0.990",
            "1,811",
            "52.4",
            "s.d. 0.71",
            "737");
  }

  @Test
  void unendedTranslationsAreCountedBesideTheLengthRatio() throws IOException {
    ResultsExample example =
        example(1L, 2L).unended(0).finished(FIXED, 1).finished(ATTENTION, 1).unended(3);

    DataTable table = tables(example.finished(ATTENTION, 2)).get(0);

    assertThat(table.columns().subList(6, 9))
        .containsExactly("length ratio", "unended", "sentences");
    assertThat(table.rows()).extracting(row -> row.get(7)).containsExactly("0", "0", "21", "10.5");
    DataTable byLength =
        new ScoreTables(ExperimentResults.read(example.folder())).byLength().get(0);
    assertThat(byLength.groups().get(1)).isEqualTo(new DataTable.Group(FIXED, 5));
    assertThat(byLength.columns().subList(2, 7))
        .containsExactly("BLEU", "95% interval", "brevity penalty", "length ratio", "unended");
    assertThat(byLength.rows().get(0)).hasSize(12).endsWith("0.960", "1.5");
    assertThat(example.page())
        .contains(
            "Unended: translations without an end token, which were cut off at the length limit.");
  }

  @Test
  void whereNothingIsUnendedTheTablesByLengthDoNotSaySo() {
    ResultsExample example = example(1L).unended(0).finished(FIXED, 1);

    assertThat(tables(example).get(0).columns()).contains("unended");
    assertThat(
            new ScoreTables(ExperimentResults.read(example.folder())).byLength().get(0).columns())
        .doesNotContain("unended");
  }

  @Test
  void eachMetricHasItsTable() {
    assertThat(tables(example(1L).finished(FIXED, 1)))
        .extracting(DataTable::caption)
        .containsExactly("bleu-tokenised", "bleu-13a");
  }

  @Test
  void ofManyModelsWithSeveralSeedsTheMeansComeFirst() {
    ResultsExample example =
        new ResultsExample(folder, "grammar", List.of(1L, 2L), ExampleModels.twelve())
            .finished("dot", 1)
            .finished("dot", 2)
            .finished("bilinear", 2);

    List<DataTable> tables = tables(example);

    assertThat(tables)
        .extracting(DataTable::caption)
        .containsExactly("bleu-tokenised, means over seeds", "bleu-tokenised", "bleu-13a");
    assertThat(tables.get(0).rows())
        .extracting(row -> row.get(0) + " " + row.get(2))
        .containsExactly("dot mean of 2", "bilinear 2");
    assertThat(tables.get(1).rows()).hasSize(4);
  }

  @Test
  void thePageSaysWhatNoUnkMeansAndLooksAtAllForTheRest() throws IOException {
    ResultsExample example =
        example(1L)
            .finished(FIXED, 1)
            .finished(ATTENTION, 1)
            .knownWords(FIXED, 1)
            .knownWords(ATTENTION, 1);

    assertThat(example.page())
        .contains(
            "All: every test sentence. No UNK: those without an unknown word in source and"
                + " reference, translated again with the unknown word banned. These are fewer and"
                + " easier sentences, so compare models only within a column.")
        .contains("fixed-vector goes from 12.3 to 6.2 BLEU and attention from 25.2 to 18.0")
        .contains(
            "<caption>bleu-tokenised by source length, sentences without unknown words</caption>")
        .doesNotContain(ResultsExample.KNOWN_ONLY + "<");
  }

  @Test
  void theTextHasAColumnForThem() {
    ResultsExample example = example(1L).finished(FIXED, 1).knownWords(FIXED, 1);

    assertThat(ScoreTable.text(example.folder()))
        .isEqualTo(
            """
            model         seed    bleu-tokenised          bleu-13a               no-unk  1-10  11-20  21-30  31-40  41-50  51-60  61+
            fixed-vector     1  7.0 (6.3 to 7.8)  9.0 (8.3 to 9.8)  37.0 (36.0 to 38.0)  12.3   10.0    8.2    6.9    6.7    6.3  6.2
            Column no-unk: bleu-tokenised of the sentences without unknown words.
            Length columns: bleu-tokenised by length of the source sentence in tokens.
            attention, seed 1: not started yet.
            """);
  }

  private ResultsExample example(Long... seeds) {
    return new ResultsExample(folder, "grammar", List.of(seeds));
  }

  private static List<DataTable> tables(ResultsExample example) {
    return new ScoreTables(ExperimentResults.read(example.folder())).scores();
  }
}
