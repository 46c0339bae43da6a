package org.lengthwise.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.OptimiserSpec;

class ExtendsTest {
  @TempDir Path folder;

  @BeforeEach
  void writeBase() throws IOException {
    write("base.yaml", SmallConfig.YAML);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static ExperimentSpec read(Path file) {
    return ExperimentReader.read(file, List.of());
  }

  @Test
  void laysMappingsOverMappingsAndReplacesLists() throws IOException {
    Path file =
        write(
            "own.yaml",
            """
            extends: base.yaml
            name: own
            training:
              batch: 5
              optimiser:
                learning-rate: 0.5
            seeds: [7]
            """);

    ExperimentSpec base = SmallConfig.read(SmallConfig.YAML);
    ExperimentSpec own = read(file);

    assertThat(EffectiveConfig.differences(base, own))
        .extracting(EffectiveConfig.Difference::path)
        .containsExactly("name", "training.batch", "training.optimiser.learning-rate", "seeds");
    assertThat(own.seeds()).containsExactly(7L);
  }

  @Test
  void followsAChainThroughFoldersEachPathFromItsOwnFile() throws IOException {
    write("deep/middle.yaml", "extends: ../base.yaml\nname: middle\nseeds: [5]\n");
    Path file = write("top.yaml", "extends: deep/middle.yaml\nname: top\n");

    ExperimentSpec spec = read(file);

    assertThat(spec.name()).isEqualTo("top");
    assertThat(spec.seeds()).containsExactly(5L);
    assertThat(spec.corpus()).isEqualTo(SmallConfig.read(SmallConfig.YAML).corpus());
  }

  @Test
  void inheritsFromAnotherKindTheKeysThatMeanTheSameInBoth() throws IOException {
    Path file =
        write(
            "own.yaml",
            """
            extends: base.yaml
            decoding: {kind: beam, width: 3, normalisation: none, shrinking: true, ban-early-end: false}
            """);

    assertThat(read(file).decoding())
        .isEqualTo(
            new DecodingSpec.Beam(
                3, 3, false, false, 3, DecodingSpec.Normalisation.NONE, true, false));
  }

  @Test
  void inheritsNoKeyOfTheSameNameThatMeansSomethingElse() throws IOException {
    Path whole =
        write(
            "whole.yaml",
            """
            extends: base.yaml
            training:
              optimiser: {kind: adadelta, rho: 0.95, epsilon: 1e-6}
            """);
    Path part =
        write("part.yaml", "extends: base.yaml\ntraining:\n  optimiser:\n    kind: adadelta\n");

    assertThat(read(whole).training().optimiser())
        .isEqualTo(new OptimiserSpec.Adadelta(0.95, 1e-6));
    assertThat(SmallConfig.faults(part))
        .containsExactly(
            part
                + ":4:5: training.optimiser.rho is missing; wanted a number of at least 0 and"
                + " below 1; recommended: 0.95",
            part
                + ":4:5: training.optimiser.epsilon is missing; wanted a number above 0; recommended: 1e-6");
  }

  @Test
  void leavesAnInheritedOptionalKeyOutByNull() throws IOException {
    Path file = write("own.yaml", "extends: base.yaml\ntraining: {updates: null, epochs: 3}\n");

    assertThat(read(file).training().updates()).isEmpty();
    assertThat(read(file).training().epochs()).isEqualTo(Optional.of(3));
  }

  @Test
  void namesTheFileThatAFaultyValueCameFrom() throws IOException {
    write("base.yaml", SmallConfig.YAML.replace("clip: 1", "clip: 0"));
    Path file = write("own.yaml", "extends: base.yaml\nname: own\nsedes: [1]\n");

    assertThat(SmallConfig.faults(file))
        .containsExactly(
            file + ":3:1: sedes is an unknown key; did you mean `seeds`?",
            folder.resolve("base.yaml") + ":55:9: training.clip is `0`; wanted a number above 0");
  }

  @Test
  void reportsACircleByItsChain() throws IOException {
    Path a = write("a.yaml", "name: a\nextends: b.yaml\n");
    Path b = write("b.yaml", "extends: deep/c.yaml\n");
    Path c = write("deep/c.yaml", "extends: ../a.yaml\n");

    assertThat(SmallConfig.faults(a))
        .containsExactly(
            c + ":1:10: extends is circular: " + a + " -> " + b + " -> " + c + " -> " + a);
  }

  @Test
  void reportsAFileThatExtendsItself() throws IOException {
    Path file = write("a.yaml", "extends: ./a.yaml\n");

    assertThat(SmallConfig.faults(file))
        .containsExactly(file + ":1:10: extends is circular: " + file + " -> " + file);
  }

  @Test
  void reportsAMissingBaseWithTheNearestName() throws IOException {
    Path file = write("own.yaml", "extends: bas.yaml\n");

    assertThat(SmallConfig.faults(file))
        .containsExactly(
            file
                + ":1:10: extends names "
                + folder.resolve("bas.yaml")
                + ", which is not a file; did you mean `"
                + folder.resolve("base.yaml")
                + "`?");
  }

  @Test
  void reportsABaseThatIsNoPathOrNoMapping() throws IOException {
    write("list.yaml", "- 1\n");
    Path list = write("own.yaml", "name: x\nextends: [base.yaml]\n");
    Path top = write("top.yaml", "extends: list.yaml\n");

    assertThat(SmallConfig.faults(list))
        .containsExactly(list + ":2:10: extends is a list; wanted the path of a file");
    assertThat(SmallConfig.faults(top))
        .containsExactly(
            folder.resolve("list.yaml") + ":1:1: the top level is a list; wanted a mapping");
  }

  @Test
  void reportsAMissingFileWithTheNearestName() {
    assertThat(SmallConfig.faults(folder.resolve("bse.yaml")))
        .containsExactly(
            folder.resolve("bse.yaml")
                + ": no such file; did you mean `"
                + folder.resolve("base.yaml")
                + "`?");
    assertThat(SmallConfig.faults(folder.resolve("absent/other.yaml")))
        .containsExactly(folder.resolve("absent/other.yaml") + ": no such file");
  }

  @Test
  void reportsAFolderInPlaceOfAFile() {
    assertThat(SmallConfig.faults(folder))
        .containsExactly(folder + ": not a file; wanted a YAML file");
  }

  @Test
  void reportsWhereAFileIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "name: a\nquestion: é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(SmallConfig.faults(file)).containsExactly(file + ":2:11: not valid UTF-8");
  }

  @Test
  void refusesAFileTooLargeForAConfig() throws IOException {
    Path file = write("large.yaml", "#".repeat((1 << 20) + 1));

    assertThat(SmallConfig.faults(file))
        .containsExactly(file + ": larger than 1 MiB; wanted a YAML file");
  }

  @Test
  void doesNotKnowExtendsBelowTheTop() throws IOException {
    Path file = write("own.yaml", "extends: base.yaml\ntraining: {extends: base.yaml}\n");

    assertThat(SmallConfig.faults(file))
        .containsExactly(
            file + ":2:12: training.extends is an unknown key; it belongs at the top level");
  }
}
