package org.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.report.charts.Facets;
import org.lengthwise.report.charts.Picture;
import org.lengthwise.report.charts.Plot;
import org.lengthwise.report.charts.SeriesStyle;
import org.lengthwise.report.data.ExampleModels;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.tables.DataTable;
import org.lengthwise.report.tables.ModelComparison;
import org.lengthwise.report.tables.ScoreTables;

/** What the page of an experiment with a sweep says and draws. */
class SweptReportTest {
  private static final String GRID =
      """
      training.clip: [1, 5]
      models.attention.dropout: [0, 0.25]
      """;

  @TempDir Path folder;

  private ResultsExample example(String sweep, String... variants) {
    ResultsExample example =
        new ResultsExample(folder, "files", List.of(1L), ExampleModels.two(), sweep);
    for (String variant : variants) {
      example.finished(variant, 1);
    }
    return example;
  }

  private ResultsExample grid() {
    return example(
        GRID,
        "fixed-vector+training.clip=1",
        "fixed-vector+training.clip=5",
        "attention+dropout=0+training.clip=1",
        "attention+dropout=0.25+training.clip=1",
        "attention+dropout=0+training.clip=5",
        "attention+dropout=0.25+training.clip=5");
  }

  @Test
  void theFindingNamesTheFirstPointAndTellsTheLeadOverAll() throws IOException {
    // Without numbers of its own, a variant has those of attention less 1.3 for each place.
    assertThat(grid().page())
        .contains(
            "fixed-vector+training.clip=1 goes from 25.2 to 18.0 BLEU and"
                + " attention+dropout=0+training.clip=1 from 22.6 to 15.4;"
                + " fixed-vector+training.clip=1 leads by 2.6 on the shortest and by 2.6 on the"
                + " longest. Those are the first of 4 pairs of the sweep; over all of them, the"
                + " lead of attention over fixed-vector on the longest ranges from -5.2 to -2.6"
                + " BLEU.");
  }

  @Test
  void theFindingPassesOverAPointThatIsNotScored() throws IOException {
    assertThat(
            example(
                    GRID,
                    "fixed-vector+training.clip=1",
                    "fixed-vector+training.clip=5",
                    "attention+dropout=0.25+training.clip=5")
                .page())
        .contains(
            "fixed-vector+training.clip=5 goes from 23.9 to 16.7 BLEU and"
                + " attention+dropout=0.25+training.clip=5 from");
  }

  @Test
  void aPanelOfTheChartsHoldsTheModelsOfOneValueAndTheirLikesLookTheSame() {
    Facets facets = Facets.of(ExperimentResults.read(grid().folder()));

    assertThat(facets.panels())
        .extracting(Facets.Panel::title)
        .containsExactly("training.clip = 1", "training.clip = 5");
    assertThat(facets.panels().get(1).labels())
        .isEqualTo(
            Map.of(
                "fixed-vector+training.clip=5", "fixed-vector",
                "attention+dropout=0+training.clip=5", "attention+dropout=0",
                "attention+dropout=0.25+training.clip=5", "attention+dropout=0.25"));
    assertThat(facets.style("attention+dropout=0+training.clip=1"))
        .isEqualTo(facets.style("attention+dropout=0+training.clip=5"))
        .isEqualTo(SeriesStyle.of(1));
    assertThat(facets.size(0)).isEqualTo(new Picture.Size(Plot.WIDTH, 780));
  }

  @Test
  void theConfigSaysWhichKeyHasPanelsAndWhatItDoesNotReachStandsInAll() {
    Facets byDropout =
        Facets.of(
            ExperimentResults.read(
                example("facet-by: models.attention.dropout\n" + GRID).folder()));
    Facets whole = Facets.of(ExperimentResults.read(example("facet-by: none\n" + GRID).folder()));

    assertThat(byDropout.panels()).hasSize(2);
    assertThat(byDropout.panels().get(0).labels())
        .isEqualTo(
            Map.of(
                "fixed-vector+training.clip=1", "fixed-vector+training.clip=1",
                "fixed-vector+training.clip=5", "fixed-vector+training.clip=5",
                "attention+dropout=0+training.clip=1", "attention+training.clip=1",
                "attention+dropout=0+training.clip=5", "attention+training.clip=5"));
    assertThat(whole.panels()).singleElement().extracting(p -> p.labels().size()).isEqualTo(6);
    assertThat(
            Facets.of(
                    ExperimentResults.read(
                        example("models.attention.dropout: [0, 1e-1]\n").folder()))
                .panels())
        .as("no key reaches all models")
        .hasSize(1);
  }

  /** A whole section is swept, of which one key differs. */
  @Test
  void longNamesOfVariantsAreShortenedToWhatDiffers() throws IOException {
    String sampling =
        "{kind: sampling, reward: from-step-on, baseline: moving-average, reward-weight: 1,"
            + " entropy-weight: 0.01, soft-share: 0.5, temperature: %s, decoding: {kind: maximum}}";
    ResultsExample example =
        example(
            "models.attention.selection: [%s, %s]\nmodels.attention.dropout: [0, 0.25]\n"
                .formatted(sampling.formatted("1"), sampling.formatted("0.5")));

    assertThat(
            Facets.of(ExperimentResults.read(example.folder())).panels().get(0).labels().values())
        .containsExactly(
            "fixed-vector",
            "attention, temperature 1, dropout 0",
            "attention, temperature 1, dropout 0.25",
            "attention, temperature 0.5, dropout 0",
            "attention, temperature 0.5, dropout 0.25");
  }

  @Test
  void ofSectionsOfSeveralKindsTheKindIsNamed() throws IOException {
    ResultsExample example =
        example(
            """
            training.optimiser:
              - {kind: adam, learning-rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8}
              - {kind: adadelta, rho: 0.95, epsilon: 1e-6}
            models.attention.score:
              - {kind: additive, hidden: 16}
              - {kind: additive, hidden: 32}
              - {kind: dot, projection: query}
            """);

    List<Facets.Panel> panels = Facets.of(ExperimentResults.read(example.folder())).panels();

    assertThat(panels)
        .extracting(Facets.Panel::title)
        .containsExactly("optimiser adam", "optimiser adadelta");
    assertThat(panels.get(1).labels().values())
        .containsExactly(
            "fixed-vector",
            "attention, score additive, hidden 16",
            "attention, score additive, hidden 32",
            "attention, score dot");
  }

  @Test
  void aTableHasARowForEachVariantWithItsValuesAndScores() {
    List<DataTable> tables = new ScoreTables(ExperimentResults.read(grid().folder())).scores();

    assertThat(tables.get(0).columns().subList(0, 6))
        .containsExactly("model", "training.clip", "dropout", "seeds", "BLEU", "1–10");
    assertThat(tables.get(0).rows()).hasSize(6);
    assertThat(tables.get(0).rows().get(3).subList(0, 6))
        .containsExactly("attention", "1", "0.25", "1", "21.9", "21.3");
    assertThat(tables.get(1).caption()).isEqualTo("bleu-tokenised");
  }

  @Test
  void whatDiffersHasARowForEachVariantAndTheSweptKeysOfTraining() {
    DataTable config = new ModelComparison(ExperimentResults.read(grid().folder())).config();

    assertThat(config.columns()).startsWith("key", "kind").endsWith("training.clip");
    assertThat(config.rows().get(5))
        .startsWith("attention+dropout=0.25+training.clip=5", "attention")
        .endsWith("5");
  }

  @Test
  void publishedTablesKeepTheColumnsOfTheSweep() throws IOException {
    Path published = folder.resolveSibling(folder.getFileName() + "-published");

    Path of = Publication.publish(grid().folder(), published);

    assertThat(Files.readAllLines(of.resolve("scores.csv")).get(0))
        .endsWith(",variant_of,training.clip,models.dropout");
    assertThat(Files.readString(of.resolve("config.yaml")))
        .endsWith("sweep:\n  training.clip: [1, 5]\n  models.attention.dropout: [0, 0.25]\n");
  }
}
