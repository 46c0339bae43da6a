package org.lengthwise.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
  void everyShippedConfigBearsItsFilesNameAndItsCommand(Path config) throws IOException {
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
        .extracting(Difference::path)
        .containsExactly("kind", "name", "alignment");
  }

  @Test
  void theTableExplainsEveryKey() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    int from = readme.indexOf("| key |");
    String table = readme.substring(from, readme.indexOf("\n\n", from) + 1);

    assertThat(table)
        .as("the table of keys in configs/README.md")
        .isEqualTo(KeyTable.of(ExperimentSpec.class));
  }
}
