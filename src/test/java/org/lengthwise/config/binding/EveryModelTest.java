package org.lengthwise.config.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ReadoutSpec;

public class EveryModelTest {
  private static final String MODELS =
      """
      every-model:
        embedding: 3
        hidden: 5
        score:
          kind: additive
          hidden: 7
        memory: {kind: shared}
        selection: {kind: soft}
        order: look-generate-update
        readout:
          kind: maxout
          units: 2
        dropout: 0
      models:
        - kind: fixed-vector
          name: a
          encoder: forward
          source-order: as-written
          context: every-step
        - kind: attention
          name: b
          encoder: bidirectional
          length-limit: 15
      """;

  /** The small config; {@code every-model} stands on line 14. */
  public static final String SHARING = SmallConfig.YAML.replaceAll("models:\n(  .*\n)+", MODELS);

  /** That config with one piece of it replaced. */
  public static String with(String piece, String replacement) {
    assertThat(SHARING).containsOnlyOnce(piece);
    return SHARING.replace(piece, replacement);
  }

  @Test
  void givesTheSameRecordsAsEveryModelSpelledOut() {
    ExperimentSpec spec = SmallConfig.read(SHARING);

    assertThat(spec).isEqualTo(SmallConfig.read(SmallConfig.YAML));
    assertThat(EffectiveConfig.yaml(spec)).isEqualTo(SmallConfig.YAML);
  }

  @Test
  void aModelsOwnKeyHolds() {
    List<ModelSpec> models =
        SmallConfig.read(with("length-limit: 15", "length-limit: 15\n    hidden: 9")).models();

    assertThat(models).extracting(ModelSpec::hidden).containsExactly(5, 9);
  }

  @Test
  void laysAModelsOwnMappingOverTheSharedOne() {
    ReadoutSpec sameKind = readoutOfB("{units: 9}");
    ReadoutSpec otherKind = readoutOfB("{kind: tanh, units: 4}");

    assertThat(sameKind).isEqualTo(new ReadoutSpec.Maxout(9));
    assertThat(otherKind).isEqualTo(new ReadoutSpec.Tanh(4));
  }

  private static ReadoutSpec readoutOfB(String yaml) {
    String own = with("    length-limit: 15\n", "    readout: " + yaml + "\n");
    return SmallConfig.read(own).models().get(1).readout();
  }

  @Test
  void anotherKindOfAMappingInheritsNothing() {
    assertThat(SmallConfig.faults(with("    length-limit: 15\n", "    readout: {kind: tanh}\n")))
        .containsExactly(
            "small.yaml:36:14: models[1].readout.units is missing; wanted a whole number of at"
                + " least 1; recommended: 256");
  }

  @Test
  void aMappingMayBeWrittenInParts() {
    String yaml =
        with("    units: 2\n", "")
            .replace("    encoder: forward\n", "    encoder: forward\n    readout: {units: 8}\n")
            .replace("    length-limit: 15\n", "    readout: {units: 9}\n");

    assertThat(SmallConfig.read(yaml).models())
        .extracting(ModelSpec::readout)
        .containsExactly(new ReadoutSpec.Maxout(8), new ReadoutSpec.Maxout(9));
  }

  @Test
  void leavesASharedOptionalKeyOutByNull() {
    String yaml =
        with("  dropout: 0\n", "  dropout: 0\n  length-limit: 12\n  output-rank: null\n")
            .replace("length-limit: 15", "length-limit: null");

    assertThat(SmallConfig.read(yaml).models())
        .extracting(ModelSpec::lengthLimit)
        .containsExactly(Optional.of(12), Optional.empty());
  }

  @Test
  void isOverriddenByAConfigThatExtendsIt(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("base.yaml"), SHARING);
    Path wide = folder.resolve("wide.yaml");
    Files.writeString(
        wide, "extends: base.yaml\nevery-model: {hidden: 96, readout: {units: 48}}\n");
    Path none = folder.resolve("none.yaml");
    Files.writeString(none, "extends: base.yaml\nevery-model: null\nmodels: [{kind: attention}]\n");

    assertThat(ExperimentReader.read(wide, List.of()).models())
        .allMatch(model -> model.hidden() == 96 && model.embedding() == 3)
        .allMatch(model -> model.readout().equals(new ReadoutSpec.Maxout(48)));
    assertThat(SmallConfig.faults(none))
        .contains(
            none
                + ":3:10: models[0].hidden is missing; wanted a whole number of at least 1; recommended: 256");
  }

  @Test
  void canBeSetOnTheCommandLine() {
    List<ModelSpec> models =
        SmallConfig.read(SHARING, "every-model.hidden=96", "models.b.readout.units=9").models();

    assertThat(models).extracting(ModelSpec::hidden).containsExactly(96, 96);
    assertThat(models)
        .extracting(ModelSpec::readout)
        .containsExactly(new ReadoutSpec.Maxout(2), new ReadoutSpec.Maxout(9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden: 5 | hidden: 0 | 16:11: every-model.hidden is `0`; wanted a whole number of at least 1",
        "embedding: 3 | embeding: 3 | 15:3: every-model.embeding is an unknown key; did you mean `embedding`?",
        "units: 2 | unts: 2 | 25:5: every-model.readout.unts is an unknown key; did you mean `units`?",
        "kind: maxout | kind: minout | 24:11: every-model.readout.kind is `minout`; wanted maxout or tanh; did you mean `maxout`?",
        "units: 2 | # none | 24:5: every-model.readout.units is missing; wanted a whole number of at least 1; recommended: 128",
        "kind: maxout | # none | 25:5: every-model.readout.kind is missing; wanted maxout or tanh",
        "dropout: 0 | dropout: null | 26:12: every-model.dropout is empty; wanted a number of at least 0 and below 1",
      })
  void reportsAFaultOfASharedValueOnceWhereItIsWritten(
      String piece, String replacement, String fault) {
    assertThat(SmallConfig.faults(with(piece + "\n", replacement + "\n")))
        .containsExactly("small.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: attention | kind cannot be shared; wanted it in each model",
        "name: c | name cannot be shared; wanted it in each model",
        "batch: 4 | batch is an unknown key; it belongs under training",
        "momentum: 1 | momentum is an unknown key; known keys: embedding, hidden, encoder, source-order, context, order, readout, output-rank, dropout, initialise-from, length-limit, score, memory, selection",
        "hiden: 6 | hiden is an unknown key; did you mean `hidden`?",
      })
  void reportsAKeyThatNoModelCanShare(String key, String fault) {
    assertThat(SmallConfig.faults(with("  dropout: 0\n", "  dropout: 0\n  " + key + "\n")))
        .containsExactly("small.yaml:27:3: every-model." + fault);
  }

  @Test
  void reportsASharedValueThatDoesNotFitTheCorpusOnce() {
    String yaml =
        with("  dropout: 0\n", "  dropout: 0\n  length-limit: 21\n")
            .replace("    length-limit: 15\n", "");

    assertThat(SmallConfig.faults(yaml))
        .containsExactly(
            "small.yaml:27:17: every-model.length-limit is `21`; wanted at most"
                + " corpus.length-limit, 20");
  }

  @Test
  void looksAtValuesThatNoModelTakes() {
    String alone =
        with("    hidden: 7\n", "    hidden: wide\n").replaceAll("  - kind: att(.*\n){4}", "");

    assertThat(SmallConfig.faults(alone))
        .containsExactly(
            "small.yaml:19:13: every-model.score.hidden is the text `wide`; wanted a whole number"
                + " of at least 1");
    assertThat(SmallConfig.read(alone.replace("wide", "8")).models()).hasSize(1);
  }

  @Test
  void reportsWhatIsNoMapping() {
    assertThat(SmallConfig.faults(SmallConfig.YAML + "every-model: [1]\n"))
        .containsExactly(
            "small.yaml:84:14: every-model is a list; wanted a mapping of keys of models");
    assertThat(SmallConfig.faults(SmallConfig.YAML + "every-model:\n"))
        .containsExactly(
            "small.yaml:84:13: every-model is empty; wanted a mapping of keys of models");
  }

  @Test
  void isKnownByNearlyItsName() {
    assertThat(SmallConfig.faults(SmallConfig.YAML + "evry-model: {hidden: 5}\n"))
        .containsExactly(
            "small.yaml:84:1: evry-model is an unknown key; did you mean `every-model`?");
  }
}
