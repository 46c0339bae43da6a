package org.lengthwise.config.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.spec.SweepSpecTest.sweeping;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.config.yaml.ConfigException;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/** The config stored with the results of a sweep, from which each of its runs reads it back. */
class StoredSweepTest {
  private static final String ADDITIVE = "    score:\n      kind: additive\n      hidden: 7\n";
  private static final String SHARED = "    memory:\n      kind: shared\n";

  /** The YAML that is stored; reading it back must give the same experiment. */
  private static String stored(ExperimentSpec spec) {
    String yaml = EffectiveConfig.yaml(spec);
    assertThat(SmallConfig.read(yaml)).isEqualTo(spec);
    assertThat(EffectiveConfig.yaml(SmallConfig.read(yaml))).isEqualTo(yaml);
    return yaml;
  }

  private static List<String> names(ExperimentSpec spec) {
    return spec.models().stream().map(ModelSpec::name).toList();
  }

  /** Another model like the second, called c, with one piece of it replaced. */
  private static String withAnother(String yaml, String piece, String replacement) {
    String second = yaml.substring(yaml.indexOf("  - kind: attention"), yaml.indexOf("training:"));
    assertThat(second).containsOnlyOnce(piece);
    String third = second.replace("name: b", "name: c").replace(piece, replacement);
    return yaml.replaceFirst("training:\n", third + "training:\n");
  }

  @Test
  void aKindSweptAloneClearsWhatStoodBesideItAndFindsWhatItNeeds() {
    ExperimentSpec first =
        SmallConfig.read(sweeping("models.b.score.kind: [additive, bilinear, uniform]"));
    ExperimentSpec last = SmallConfig.read(sweeping("models.b.score.kind: [uniform, additive]"));

    assertThat(names(first))
        .containsExactly(
            "a", "b+score.kind=additive", "b+score.kind=bilinear", "b+score.kind=uniform");
    assertThat(stored(first)).contains(ADDITIVE);
    assertThat(names(last)).containsExactly("a", "b+score.kind=uniform", "b+score.kind=additive");
    assertThat(stored(last)).contains(ADDITIVE);
  }

  @Test
  void aSharedKeyOfAKindStaysOutOfModelsOfAnotherKind() {
    String yaml =
        withAnother(sweeping("every-model.memory.keys: [4, 6]"), SHARED, "")
            + "every-model: {memory: {kind: key-value, keys: 0x08, values: 9}}\n";

    ExperimentSpec spec = SmallConfig.read(yaml);

    assertThat(names(spec)).containsExactly("a", "b", "c+memory.keys=4", "c+memory.keys=6");
    assertThat(stored(spec))
        .contains("every-model:\n  memory:\n    kind: key-value\n    values: 9\nmodels:\n", SHARED)
        .containsOnlyOnce("keys");
  }

  @Test
  void aSharedKeyOfTwoKindsReachesTheModelOfItsKind() {
    String yaml =
        withAnother(
            sweeping("every-model.score.hidden: [8, 9]").replace("      hidden: 7\n", ""),
            "      kind: additive\n",
            "      kind: dot\n      projection: keys\n");
    ExperimentSpec spec = SmallConfig.read(yaml + "every-model: {score: {kind: additive}}\n");

    assertThat(names(spec)).containsExactly("a", "b+score.hidden=8", "b+score.hidden=9", "c");
    stored(spec);
  }

  @Test
  void aKeyThatAModelLeavesOutIsNotSweptInIt() {
    ExperimentSpec spec =
        SmallConfig.read(sweeping("every-model.output-rank: [2, 3]"), "models.a.output-rank=null");

    assertThat(names(spec)).containsExactly("a", "b+output-rank=2", "b+output-rank=3");
    assertThat(stored(spec)).containsOnlyOnce("    output-rank: null\n");
  }

  @Test
  void aSweptSectionIsCompletedByTheSharedOneAsItWas() {
    ExperimentSpec spec =
        SmallConfig.read(
            sweeping("models.b.score: [{kind: additive}, {kind: additive, hidden: 8}]")
                + "every-model: {score: {kind: additive, hidden: 6}, dropout: 0.5}\n");

    assertThat(names(spec)).containsExactly("a", "b+score=additive-6", "b+score=additive-8");
    assertThat(stored(spec))
        .contains("every-model:\n  score:\n    kind: additive\n    hidden: 6\nmodels:\n");
  }

  @Test
  void whatNoSweptValueMeetsIsSpelledOutInEveryModel() {
    String yaml = sweeping("models.b.embedding: [4, 6]", "every-model.dropout: [0.25]");
    ExperimentSpec spec =
        SmallConfig.read(
            yaml.replace("    dropout: 0\n", "").replace("    embedding: 3\n", "")
                + "every-model: {embedding: 3, dropout: 0.5}\n");

    assertThat(stored(spec))
        .containsOnlyOnce("    embedding: 3\n")
        .containsOnlyOnce("dropout")
        .doesNotContain("every-model:");
  }

  /** Sweeps of keys that a model sets, shares, completes, loses with its kind, or leaves out. */
  @Test
  void whateverIsSweptReadsBackAsTheSameExperiment() {
    int accepted = 0;
    for (int i = 0; i < 60; i++) {
      String yaml = new RandomSweep(i).yaml();
      Optional<ExperimentSpec> spec = accepted(yaml);
      if (spec.isPresent()) {
        accepted++;
        assertThat(SmallConfig.read(EffectiveConfig.yaml(spec.get())))
            .as(yaml)
            .isEqualTo(spec.get());
      }
    }
    assertThat(accepted).isGreaterThan(15);
  }

  private static Optional<ExperimentSpec> accepted(String yaml) {
    try {
      return Optional.of(SmallConfig.read(yaml));
    } catch (ConfigException e) {
      return Optional.empty(); // a combination of keys that makes no whole model
    }
  }
}
