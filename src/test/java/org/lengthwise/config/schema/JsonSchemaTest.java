package org.lengthwise.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.GeneratedFile;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.config.binding.EveryModelTest;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.SweepSpecTest;

class JsonSchemaTest {
  private static final String SCHEMA = JsonSchema.of(ExperimentSpec.class);

  private static final com.networknt.schema.JsonSchema VALIDATOR =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SCHEMA);

  private static Set<ValidationMessage> validate(String yaml) {
    return VALIDATOR.validate(yaml, InputFormat.YAML);
  }

  @Test
  void takesASweepOfListsAndKeysThatOnlyTheSweepGives() {
    String yaml = SweepSpecTest.sweeping("every-model.hidden: [5, 6]", "training: {clip: [1, 2]}");

    assertThat(validate(yaml)).isEmpty();
    assertThat(validate(yaml.replace("    hidden: 5\n", "").replace("  clip: 1\n", ""))).isEmpty();
    assertThat(validate(SweepSpecTest.sweeping("training.clip: 5"))).isNotEmpty();
    assertThat(validate(SweepSpecTest.sweeping("training.clip: []"))).isNotEmpty();
    assertThat(validate(yaml.replace("kind: grammar", "kind: grammer"))).isNotEmpty();
  }

  @Test
  void theCommittedSchemaIsTheOneOfTheRecords() throws IOException {
    GeneratedFile.assertUpToDate(Path.of("configs/schema.json"), SCHEMA);
  }

  @ParameterizedTest
  @MethodSource("org.lengthwise.config.ShippedConfigsTest#configs")
  void everyShippedConfigFitsTheSchema(Path config) throws IOException {
    assertThat(validate(Files.readString(config))).isEmpty();
  }

  @Test
  void takesWhatTheReaderTakes() {
    assertThat(validate(SmallConfig.YAML)).isEmpty();
    assertThat(validate(SmallConfig.withFiles())).isEmpty();
    assertThat(validate(SmallConfig.with("per-bucket: 3", "per-bucket: null"))).isEmpty();
    assertThat(validate(SmallConfig.with("sentences: []", "sentences: [a b]"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "updates: 9 | updtes: 9",
        "updates: 9 | updates: many",
        "updates: 9 | updates: 0",
        "window: 2 | window: null",
        "words: 70 | words: 2001",
        "clip: 1 | clip: 0",
        "beta1: 0.9 | beta1: 1",
        "kind: grammar | kind: grammer",
        "loss: token-mean | loss: token_mean",
        "name: small | name: .hidden",
        "question: Does it hold? | question: ' '",
        "seeds: [1, 2] | seeds: []",
        "seeds: [1, 2] | seeds: 1",
        "      hidden: 7 |       batch: 7",
        "kind: soft | kind: hard",
        "kind: soft | kind: sampling",
        "sentences: [] | sentences: ['']",
        "threads: 1 | # none",
      })
  void refusesWhatTheReaderRefuses(String piece, String replacement) {
    assertThat(validate(SmallConfig.with(piece + "\n", replacement + "\n"))).isNotEmpty();
  }

  @Test
  void letsAModelLackWhatEveryModelGives() {
    assertThat(validate(EveryModelTest.SHARING)).isEmpty();
    assertThat(validate(EveryModelTest.with("    length-limit: 15", "    readout: {units: 9}")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden: 5 | # none",
        "dropout: 0 | # none",
        "memory: {kind: shared} | # none",
        "encoder: forward | # none",
        "context: every-step | # none",
        "hidden: 5 | hiden: 5",
        "hidden: 5 | hidden: null",
        "order: look-generate-update | name: c",
        "length-limit: 15 | length-limit: 0",
      })
  void demandsWhatNeitherEveryModelNorTheModelGives(String piece, String replacement) {
    assertThat(validate(EveryModelTest.with(piece + "\n", replacement + "\n"))).isNotEmpty();
  }

  @Test
  void demandsAWholeSectionWhereEveryModelHasNone() {
    assertThat(
            validate(
                SmallConfig.with(
                    "      kind: additive\n      hidden: 7\n", "      kind: additive\n")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extends: base.yaml\n",
        "extends: base.yaml\nname: other\ntraining: {optimiser: {learning-rate: 0.1}}\n",
        "extends: base.yaml\ncorpus: {kind: files, source: en}\n",
        "extends: base.yaml\nmodels: [{kind: attention, name: a}]\n",
        "extends: base.yaml\nevery-model: {hidden: 9, readout: {units: 3}}\n",
        "extends: base.yaml\nevery-model: null\n"
      })
  void requiresNoKeyOfAConfigThatExtendsAnother(String yaml) {
    assertThat(validate(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extends: base.yaml\nnam: other\n",
        "extends: base.yaml\ntraining: {batch: 0}\n",
        "extends: base.yaml\ntraining: {lerning-rate: 0.1}\n",
        "extends: base.yaml\ncorpus: {kind: files, words: 70}\n",
        "extends: base.yaml\nmodels: [{kind: attention}]\n",
        "extends: base.yaml\nmodels: [{kind: attention, name: a, hidden: 0}]\n",
        "extends: base.yaml\nmodels: [{kind: attention, name: a, context: every-step}]\n",
        "extends: base.yaml\nevery-model: {name: a}\n",
        "extends: base.yaml\nevery-model: {hidden: 0}\n",
        "extends: base.yaml\nevery-model: 5\n",
        "extends: 3\n"
      })
  void checksTheKeysOfAConfigThatExtendsAnother(String yaml) {
    assertThat(validate(yaml)).isNotEmpty();
  }
}
