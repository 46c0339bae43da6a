package org.lengthwise.config.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.config.binding.EveryModelTest;

class ModelChecksTest {
  private static final String ADDITIVE = "    score:\n      kind: additive\n      hidden: 7\n";

  /** The small config, its attention model with this score and memory. */
  private static String with(String score, String memory) {
    return SmallConfig.with(ADDITIVE, "    score: " + score + "\n")
        .replace("    memory:\n      kind: shared\n", "    memory: " + memory + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: dot, projection: none} | {kind: shared} | 32:36 | 10",
        "{kind: scaled-dot, projection: none} | {kind: shared} | 32:43 | 10",
        "{kind: cosine, projection: none, sharpness: 2} | {kind: shared} | 32:39 | 10",
        "{kind: dot, projection: none} | {kind: key-value, keys: 4, values: 5} | 32:36 | 4",
      })
  void reportsSizesThatAProductCannotHave(String score, String memory, String place, int key) {
    assertThat(SmallConfig.faults(with(score, memory)))
        .containsExactly(
            "small.yaml:"
                + place
                + ": models[1].score.projection is `none`, but a query has size 5 and a key size "
                + key
                + "; wanted equal sizes, or query or keys");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: dot, projection: query} | {kind: shared}",
        "{kind: cosine, projection: keys, sharpness: 2} | {kind: shared}",
        "{kind: scaled-dot, projection: none} | {kind: key-value, keys: 5, values: 9}",
        "{kind: bilinear} | {kind: key-value, keys: 4, values: 9}",
        "{kind: uniform} | {kind: shared}",
      })
  void takesSizesThatAProductCanHave(String score, String memory) {
    assertThat(SmallConfig.read(with(score, memory)).models()).hasSize(2);
  }

  @Test
  void aForwardEncodersStatesAreAsLongAsTheDecoders() {
    String yaml = with("{kind: dot, projection: none}", "{kind: shared}");

    assertThat(SmallConfig.read(yaml, "models.b.encoder=forward").models()).hasSize(2);
  }

  @Test
  void reportsASharedProjectionOnceForAllModelsOfTheSameSizes() {
    String twice =
        EveryModelTest.with(
                "    kind: additive\n    hidden: 7\n", "    kind: dot\n    projection: none\n")
            .replace(
                "    length-limit: 15\n",
                "  - {kind: attention, name: c, encoder: bidirectional}\n");

    assertThat(SmallConfig.faults(twice))
        .containsExactly(
            "small.yaml:19:17: every-model.score.projection is `none`, but a query has size 5 and a"
                + " key size 10; wanted equal sizes, or query or keys");
  }

  /** The small config with a third model on line 36, attention as the second. */
  private static String withThird(String keys) {
    return EveryModelTest.with(
        "    length-limit: 15\n",
        "  - {kind: attention, name: c, encoder: bidirectional, " + keys + "}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initialise-from: b",
        "initialise-from: b, dropout: 0.5, length-limit: 15",
        "initialise-from: b, selection: {kind: maximum, decoding: {kind: maximum}}",
        "initialise-from: null",
      })
  void takesAStartFromAModelWithTheSameParameters(String keys) {
    assertThat(SmallConfig.read(withThird(keys)).models()).hasSize(3);
  }

  @Test
  void takesAStartFromAFixedVectorReadAndSeenAnotherWay() {
    String yaml =
        EveryModelTest.with(
            "    length-limit: 15\n",
            "  - {kind: fixed-vector, name: c, encoder: forward, source-order: reversed, context:"
                + " first-step, initialise-from: a}\n");

    assertThat(SmallConfig.read(yaml).models()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "initialise-from: bb | `bb`; wanted a model that comes before it, a or b; did you mean `b`?",
        "initialise-from: third | `third`; wanted a model that comes before it, a or b",
        "initialise-from: c | `c`; wanted a model that comes before it, a or b; did you mean `a`?",
        "initialise-from: a | `a`, of kind fixed-vector; wanted a model of kind attention",
        "initialise-from: b, hidden: 9 | `b`, but hidden is 5 there and 9 here; wanted a model with the same parameters",
        "initialise-from: b, output-rank: 4, readout: {units: 3} | `b`, but readout.units is 2 there and 3 here, output-rank is absent there and 4 here; wanted a model with the same parameters",
        "initialise-from: b, memory: {kind: key-value, keys: 5, values: 10} | `b`, but memory.kind is shared there and key-value here, memory.keys is absent there and 5 here, memory.values is absent there and 10 here; wanted a model with the same parameters",
        "initialise-from: b, order: look-update-generate | `b`, but order is look-generate-update there and look-update-generate here; wanted a model with the same parameters",
      })
  void reportsAStartThatDoesNotFit(String keys, String fault) {
    assertThat(SmallConfig.faults(withThird(keys)))
        .containsExactly("small.yaml:36:73: models[2].initialise-from is " + fault);
  }

  @Test
  void reportsAStartOfTheFirstModel() {
    String yaml = EveryModelTest.with("    name: a\n", "    name: a\n    initialise-from: b\n");

    assertThat(SmallConfig.faults(yaml))
        .containsExactly(
            "small.yaml:30:22: models[0].initialise-from is `b`; wanted none, because no model"
                + " comes before it");
  }

  @Test
  void comparesNoModelsThatAreFaultyThemselves() {
    String yaml = withThird("initialise-from: b, hidden: 9, readout: {units: many}");

    assertThat(SmallConfig.faults(yaml))
        .containsExactly(
            "small.yaml:36:104: models[2].readout.units is the text `many`; wanted a whole number of"
                + " at least 1");
  }
}
