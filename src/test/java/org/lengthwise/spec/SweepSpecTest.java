package org.lengthwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.config.binding.EffectiveConfig;

/** What a sweep makes of a config without faults. */
public class SweepSpecTest {
  /** The small config with keys swept, each line {@code key: [values]}. */
  public static String sweeping(String... lines) {
    return SmallConfig.YAML + "sweep:\n  " + String.join("\n  ", lines) + "\n";
  }

  private static List<String> names(ExperimentSpec spec) {
    return spec.models().stream().map(ModelSpec::name).toList();
  }

  @Test
  void aKeyOfAModelMakesVariantsOfThatModel() {
    ExperimentSpec spec = SmallConfig.read(sweeping("models.b.dropout: [0, 0.25]"));

    assertThat(names(spec)).containsExactly("a", "b+dropout=0", "b+dropout=0.25");
    assertThat(spec.models()).extracting(ModelSpec::dropout).containsExactly(0.0, 0.0, 0.25);
  }

  @Test
  void aKeyOfTrainingMakesVariantsOfEveryModel() {
    ExperimentSpec spec = SmallConfig.read(sweeping("training.clip: [1, 5]"));

    assertThat(names(spec))
        .containsExactly(
            "a+training.clip=1", "a+training.clip=5", "b+training.clip=1", "b+training.clip=5");
    assertThat(spec.at("b+training.clip=5").training().clip()).isEqualTo(5);
    assertThat(spec.at("a+training.clip=1").training().clip()).isEqualTo(1);
  }

  @Test
  void aGridHasEveryCombinationTheLastKeyFastest() {
    ExperimentSpec spec =
        SmallConfig.read(
            sweeping(
                "models.b.score: [{kind: additive, hidden: 7}, {kind: dot, projection: keys}]",
                "decoding.length-factor: [2, 3]"));

    assertThat(names(spec))
        .containsExactly(
            "a+decoding.length-factor=2",
            "a+decoding.length-factor=3",
            "b+decoding.length-factor=2+score=additive-7",
            "b+decoding.length-factor=3+score=additive-7",
            "b+decoding.length-factor=2+score=dot-keys",
            "b+decoding.length-factor=3+score=dot-keys");
    assertThat(spec.sweep().orElseThrow().points())
        .containsExactly(
            Map.of(
                "a",
                "a+decoding.length-factor=2",
                "b",
                "b+decoding.length-factor=2+score=additive-7"),
            Map.of(
                "a",
                "a+decoding.length-factor=3",
                "b",
                "b+decoding.length-factor=3+score=additive-7"),
            Map.of(
                "a",
                "a+decoding.length-factor=2",
                "b",
                "b+decoding.length-factor=2+score=dot-keys"),
            Map.of(
                "a",
                "a+decoding.length-factor=3",
                "b",
                "b+decoding.length-factor=3+score=dot-keys"));
  }

  @Test
  void aSharedKeyReachesTheModelsThatDoNotHaveItThemselves() {
    String yaml = sweeping("every-model.hidden: [5, 6]").replaceFirst("    hidden: 5\n", "");

    ExperimentSpec spec = SmallConfig.read(yaml);

    assertThat(names(spec)).containsExactly("a+hidden=5", "a+hidden=6", "b");
  }

  @Test
  void aSweptKeyMayBeLeftOutOfTheRest() {
    String yaml = sweeping("training.clip: [1, 5]").replace("  clip: 1\n", "");

    assertThat(SmallConfig.read(yaml))
        .isEqualTo(SmallConfig.read(sweeping("training.clip: [1, 5]")));
  }

  @Test
  void theNameOfAVariantDependsOnNoOtherValueOfTheSweep() {
    assertThat(names(SmallConfig.read(sweeping("models.b.hidden: [6]"))))
        .containsExactly("a", "b+hidden=6");
    assertThat(
            names(SmallConfig.read(sweeping("models.b.hidden: [6, 7]", "models.b.dropout: [0]"))))
        .isEqualTo(
            names(SmallConfig.read(sweeping("models.b.dropout: [0]", "models.b.hidden: [6, 7]"))))
        .containsExactly("a", "b+dropout=0+hidden=6", "b+dropout=0+hidden=7");
  }

  @Test
  void aModelThatStartsFromAnotherFollowsItsVariants() {
    String yaml =
        sweeping("models.b.dropout: [0, 0.5]")
            .replace("training:\n", SECOND_ATTENTION + "training:\n");

    ExperimentSpec spec = SmallConfig.read(yaml);

    assertThat(names(spec))
        .containsExactly("a", "b+dropout=0", "b+dropout=0.5", "c+b.dropout=0", "c+b.dropout=0.5");
    assertThat(spec.models().get(4).initialiseFrom()).contains("b+dropout=0.5");
    assertThat(spec.models().get(4).dropout()).isZero();
  }

  @Test
  void aModelFollowsOnlyTheModelThatItStartsFromAtThatPoint() {
    String yaml =
        sweeping("models.b.dropout: [0, 0.5]", "models.c.initialise-from: [a2, b]")
            .replace("training:\n", SECOND_ATTENTION + "training:\n")
            .replace(
                "  - kind: attention\n    name: b\n", A2 + "  - kind: attention\n    name: b\n");

    assertThat(names(SmallConfig.read(yaml)))
        .containsExactly(
            "a",
            "a2",
            "b+dropout=0",
            "b+dropout=0.5",
            "c+initialise-from=a2",
            "c+b.dropout=0+initialise-from=b",
            "c+b.dropout=0.5+initialise-from=b");
  }

  @Test
  void aKeyIsInTheNameOnlyWhereItActs() {
    String keyValue = "every-model: {memory: {kind: key-value, values: 9}}\n";
    String keys = "every-model.memory.keys: [4, 6]";

    assertThat(
            names(
                SmallConfig.read(
                    sweeping("models.b.memory: [{kind: shared}, {kind: key-value}]", keys)
                        + keyValue)))
        .containsExactly(
            "a",
            "b+memory=shared",
            "b+memory=key-value-4-9+memory.keys=4",
            "b+memory=key-value-6-9+memory.keys=6");
    assertThat(
            names(
                SmallConfig.read(
                    sweeping("models.b.memory: [{kind: key-value}, {kind: shared}]", keys)
                        + keyValue)))
        .containsExactly(
            "a",
            "b+memory=key-value-4-9+memory.keys=4",
            "b+memory=key-value-6-9+memory.keys=6",
            "b+memory=shared");
  }

  private static final String SECOND_ATTENTION =
      """
        - kind: attention
          name: c
          embedding: 3
          hidden: 5
          encoder: bidirectional
          score: {kind: additive, hidden: 7}
          memory: {kind: shared}
          selection: {kind: maximum, decoding: {kind: maximum}}
          order: look-generate-update
          readout: {kind: maxout, units: 2}
          dropout: 0
          initialise-from: b
      """;

  private static final String A2 =
      SECOND_ATTENTION.replace("name: c", "name: a2").replace("    initialise-from: b\n", "");

  @Test
  void anOptionalKeyIsLeftOutByNull() {
    ExperimentSpec spec = SmallConfig.read(sweeping("models.a.output-rank: [null, 2]"));

    assertThat(names(spec)).containsExactly("a+output-rank=none", "a+output-rank=2", "b");
    assertThat(spec.models().get(0).outputRank()).isEmpty();
  }

  @Test
  void valuesSayWhatEachVariantHasWhetherSweptOrNot() {
    SweepSpec sweep =
        SmallConfig.read(
                sweeping(
                    "models.b.hidden: [6, 7]", "models.b.score.hidden: [8]", "training.clip: [2]"))
            .sweep()
            .orElseThrow();

    assertThat(sweep.columns())
        .containsExactly("models.hidden", "models.score.hidden", "training.clip");
    assertThat(sweep.variants().get(0).values())
        .isEqualTo(Map.of("models.hidden", "5", "training.clip", "2"));
    assertThat(sweep.variants().get(0).swept()).isEqualTo(Map.of("training.clip", "2"));
    assertThat(sweep.variants().get(2).values())
        .isEqualTo(Map.of("models.hidden", "7", "models.score.hidden", "8", "training.clip", "2"));
    assertThat(sweep.variants().get(2).of()).isEqualTo("b");
  }

  @Test
  void theEffectiveConfigHasEachSweptKeyOnceAndReadsBackEqual() {
    ExperimentSpec spec =
        SmallConfig.read(
            sweeping(
                "models[1].score: [{kind: dot, projection: keys}, {kind: additive, hidden: 7}]",
                "training: {validation: {every: [3], pairs: [5], translations: [0]}}",
                "every-model.length-limit: [0x0A, 9]"),
            "every-model.output-rank=2");

    String yaml = EffectiveConfig.yaml(spec);

    assertThat(yaml)
        .endsWith(
            """
            seeds: [1, 2]
            sweep:
              models.b.score: [{kind: dot, projection: keys}, {kind: additive, hidden: 7}]
              training.validation.every: [3]
              training.validation.pairs: [5]
              training.validation.translations: [0]
              every-model.length-limit: [0x0A, 9]
            """)
        .doesNotContain("score:\n", "validation:\n");
    assertThat(SmallConfig.read(yaml)).isEqualTo(spec);
  }

  @Test
  void theKeyThatChartsAreCutByIsKept() {
    ExperimentSpec spec =
        SmallConfig.read(sweeping("facet-by: models[1].hidden", "models.b.hidden: [6, 7]"));

    assertThat(spec.sweep().orElseThrow().facetBy()).contains("models.b.hidden");
    assertThat(EffectiveConfig.yaml(spec))
        .endsWith("sweep:\n  facet-by: models.b.hidden\n  models.b.hidden: [6, 7]\n");
    assertThat(SmallConfig.read(EffectiveConfig.yaml(spec))).isEqualTo(spec);
  }

  @Test
  void aSweepCanBeSetAndLeftOutOnTheCommandLine() {
    ExperimentSpec set = SmallConfig.read(SmallConfig.YAML, "sweep.models.b.hidden=[6, 7]");
    String yaml = sweeping("training.clip: [1, 5]", "models.b.hidden: [6, 7]");

    assertThat(names(set)).containsExactly("a", "b+hidden=6", "b+hidden=7");
    assertThat(SmallConfig.read(yaml, "sweep=null")).isEqualTo(SmallConfig.read(SmallConfig.YAML));
  }
}
