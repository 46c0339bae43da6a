package org.lengthwise.config;

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

class JsonSchemaTest {
  private static final String SCHEMA = JsonSchema.of(ExperimentSpec.class);

  private static final com.networknt.schema.JsonSchema VALIDATOR =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SCHEMA);

  private static Set<ValidationMessage> validate(String yaml) {
    return VALIDATOR.validate(yaml, InputFormat.YAML);
  }

  @Test
  void theCommittedSchemaIsTheOneOfTheRecords() throws IOException {
    assertThat(Files.readString(Path.of("configs/schema.json")))
        .as("configs/schema.json; write it anew by: lengthwise schema > configs/schema.json")
        .isEqualTo(SCHEMA);
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
        "alignment: 7 | batch: 7",
        "threads: 1 | # none",
      })
  void refusesWhatTheReaderRefuses(String piece, String replacement) {
    assertThat(validate(SmallConfig.with(piece + "\n", replacement + "\n"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extends: base.yaml\n",
        "extends: base.yaml\nname: other\ntraining: {optimiser: {learning-rate: 0.1}}\n",
        "extends: base.yaml\ncorpus: {kind: files, source: en}\n"
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
        "extends: base.yaml\nmodels: [{kind: attention, name: a}]\n",
        "extends: 3\n"
      })
  void checksTheKeysOfAConfigThatExtendsAnother(String yaml) {
    assertThat(validate(yaml)).isNotEmpty();
  }
}
