package org.lengthwise.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.config.schema.KeyTable;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.OptimiserSpec;
import org.lengthwise.spec.ReadoutSpec;

class ShippedConfigsTest {
  private static final Path FOLDER = Path.of("configs");

  static List<Path> configs() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyShippedConfigIsReadAndReadsBackEqual(Path config) {
    ExperimentSpec spec = ExperimentReader.read(config, List.of());

    assertThat(SmallConfig.read(EffectiveConfig.yaml(spec))).isEqualTo(spec);
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyShippedConfigHasTheNameOfItsFileAndSaysItsCommand(Path config) throws IOException {
    ExperimentSpec spec = ExperimentReader.read(config, List.of());
    String head = Files.readString(config).split("\n\n", 2)[0];

    assertThat(config.getFileName()).hasToString(spec.name() + ".yaml");
    assertThat(head.lines()).allMatch(line -> line.startsWith("#"));
    assertThat(head)
        .contains("What it asks:", "What it costs:", "make experiment CONFIG=" + config);
  }

  @Test
  void quickstartStandsAloneWithBothModelsOfTheSameSizes() throws IOException {
    ExperimentSpec spec = ExperimentReader.read(FOLDER.resolve("quickstart.yaml"), List.of());

    assertThat(Files.readString(FOLDER.resolve("quickstart.yaml"))).doesNotContain("extends:");
    assertThat(EffectiveConfig.differences(spec.models().get(0), spec.models().get(1)))
        .extracting(EffectiveConfig.Difference::path)
        .allMatch(
            path ->
                path.matches(
                    "kind|name|encoder|source-order|context|score.*|memory.*|selection.*"));
  }

  @Test
  void tableOneHasThePapersSizes() {
    ExperimentSpec spec = ExperimentReader.read(FOLDER.resolve("paper/table1.yaml"), List.of());

    assertThat(spec.models())
        .extracting(ModelSpec::name)
        .containsExactly("RNNencdec-30", "RNNencdec-50", "RNNsearch-30", "RNNsearch-50");
    assertThat(spec.models())
        .allMatch(model -> model.embedding() == 620 && model.hidden() == 1000)
        .allMatch(model -> model.readout().equals(new ReadoutSpec.Maxout(500)));
    assertThat(spec.models())
        .extracting(ModelSpec::lengthLimit)
        .containsExactly(Optional.of(30), Optional.empty(), Optional.of(30), Optional.empty());
    assertThat(spec.training().optimiser()).isEqualTo(new OptimiserSpec.Adadelta(0.95, 1e-6));
  }

  @Test
  void theSmallTableOneDiffersFromThePapersInSizesAlone() {
    ExperimentSpec paper = ExperimentReader.read(FOLDER.resolve("paper/table1.yaml"), List.of());
    ExperimentSpec small =
        ExperimentReader.read(FOLDER.resolve("paper/table1-small.yaml"), List.of());

    assertThat(EffectiveConfig.differences(paper, small))
        .extracting(EffectiveConfig.Difference::path)
        .allMatch(
            path ->
                path.matches(
                    "name|question|corpus.pairs|vocabulary.*|training.(updates|.*every)"
                        + "|evaluation.per-bucket"
                        + "|models.*(embedding|hidden|units|output-rank)"));
  }

  @Test
  void theSmallTableOneWithAdamDiffersInHowItLearnsAlone() {
    ExperimentSpec small =
        ExperimentReader.read(FOLDER.resolve("paper/table1-small.yaml"), List.of());
    ExperimentSpec adam =
        ExperimentReader.read(FOLDER.resolve("paper/table1-small-adam.yaml"), List.of());

    assertThat(EffectiveConfig.differences(small, adam))
        .extracting(EffectiveConfig.Difference::path)
        .allMatch(path -> path.matches("name|question|training.(optimiser.*|loss|initialisation)"));
  }

  @Test
  void theScoresDifferFromThePapersInOneChoiceEach() {
    ExperimentSpec spec = ExperimentReader.read(FOLDER.resolve("scores.yaml"), List.of());
    ModelSpec paper = spec.models().get(0);

    for (ModelSpec score : spec.models().subList(1, 6)) {
      assertThat(EffectiveConfig.differences(paper, score))
          .as(score.name())
          .extracting(EffectiveConfig.Difference::path)
          .allMatch(path -> path.matches("name|score.*"));
    }
  }

  @Test
  void theTableExplainsEveryKey() throws IOException {
    GeneratedFile.assertUpToDate(
        FOLDER.resolve("README.md"),
        "<!-- keys: written by `make generated` -->",
        KeyTable.of(ExperimentSpec.class),
        "<!-- end of keys -->");
  }
}
