package org.lengthwise.report.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.report.ResultsExample;
import org.lengthwise.report.charts.SeriesStyle;
import org.lengthwise.report.data.ExampleModels;
import org.lengthwise.report.data.ExperimentResults;

class ModelComparisonTest {
  @TempDir Path folder;

  @Test
  void theKeysOfASectionStandTogetherWhicheverModelHasThem() {
    DataTable table = comparison(ExampleModels.twelve()).config();

    assertThat(table.rows())
        .extracting(row -> row.get(0))
        .containsExactly(
            "kind",
            "encoder",
            "source-order",
            "context",
            "score.kind",
            "score.hidden",
            "score.projection",
            "memory.kind",
            "selection.kind",
            "selection.decoding.kind",
            "selection.reward",
            "selection.baseline",
            "selection.reward-weight",
            "selection.entropy-weight",
            "selection.soft-share",
            "selection.temperature",
            "selection.decoding.seed",
            "initialise-from");
    assertThat(table.rows().get(6))
        .containsExactly(
            "score.projection", "–", "–", "–", "–", "–", "–", "query", "keys", "–", "–", "–", "–");
  }

  @Test
  void aProjectionCostsTheProductOfTheSizesItStandsBetween() {
    assertThat(comparison(ExampleModels.twelve()).runs().rows())
        .filteredOn(row -> row.get(0).equals("of these, projection of query or keys"))
        .singleElement()
        .satisfies( // 256 by 512, of a bidirectional encoder
            row -> assertThat(row.subList(7, 9)).containsExactly("131,072", "131,072"))
        .satisfies(row -> assertThat(row).filteredOn("–"::equals).hasSize(10));
    assertThat(comparison(ExampleModels.two()).runs().rows())
        .extracting(row -> row.get(0))
        .doesNotContain("of these, projection of query or keys");
  }

  @Test
  void aModelThatStartsFromAnotherHasARow() {
    assertThat(comparison(ExampleModels.twelve()).runs().rows().get(0))
        .startsWith("starts from", "fresh weights")
        .endsWith("fresh weights", "additive");
    assertThat(comparison(ExampleModels.two()).runs().rows())
        .extracting(row -> row.get(0))
        .contains("encoder", "parameters")
        .doesNotContain("starts from");
  }

  @Test
  void twelveModelsLookDifferentInColourAndInGrey() {
    Set<Object> colours = new HashSet<>();
    Set<Object> shapes = new HashSet<>();
    for (SeriesStyle style : IntStream.range(0, 12).mapToObj(SeriesStyle::of).toList()) {
      colours.add(style.color());
      shapes.add(List.of(List.of(style.marker()), style.stroke()));
    }

    assertThat(colours).hasSize(12);
    assertThat(shapes).hasSize(12);
  }

  private ModelComparison comparison(String models) {
    ResultsExample example = new ResultsExample(folder, "grammar", List.of(1L), models);
    return new ModelComparison(ExperimentResults.read(example.folder()));
  }
}
