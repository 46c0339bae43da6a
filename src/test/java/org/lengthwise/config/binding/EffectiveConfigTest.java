package org.lengthwise.config.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.QuotedText;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.Decimal;
import org.lengthwise.spec.ExperimentSpec;

class EffectiveConfigTest {
  @Test
  void spellsEveryValueOut() {
    assertThat(EffectiveConfig.yaml(SmallConfig.read(SmallConfig.YAML)))
        .isEqualTo(SmallConfig.YAML);
  }

  @Test
  void readsBackEqual() {
    ExperimentSpec grammar = SmallConfig.read(SmallConfig.YAML, "training.minutes=0.1");
    ExperimentSpec files = SmallConfig.read(SmallConfig.withFiles(), "corpus.folder=/a b/c");

    assertThat(SmallConfig.read(EffectiveConfig.yaml(grammar))).isEqualTo(grammar);
    assertThat(SmallConfig.read(EffectiveConfig.yaml(files))).isEqualTo(files);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "No",
        "off",
        "y",
        "null",
        "~",
        "true",
        "010",
        "1e3",
        ".inf",
        "- a",
        "a: b",
        "a #b",
        "#",
        "'a",
        "\"a\"",
        "[a",
        "{a",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a`",
        "? a",
        "a:",
        " a",
        "a ",
        "a\nb",
        "a\tb",
        "a\\b",
        "é\u0085\u2028",
        "😀",
        "a, b",
        "--- a",
        "a\u0001",
        "<<"
      })
  void quotesWhatYamlWouldTakeForSomethingElse(String question) {
    ExperimentSpec small = SmallConfig.read(SmallConfig.YAML);
    ExperimentSpec spec =
        new ExperimentSpec(
            small.name(),
            question,
            small.corpus(),
            small.vocabulary(),
            small.models(),
            small.training(),
            small.decoding(),
            small.evaluation(),
            small.seeds());

    String yaml = EffectiveConfig.yaml(spec);

    assertThat(yaml.lines().toList().get(1)).startsWith("question: \"").endsWith("\"");
    assertThat(SmallConfig.read(yaml)).isEqualTo(spec);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Does it hold?", "/data/euro-parl_1.0", "où est-ce", "it's (so)"})
  void leavesPlainTextBare(String text) {
    assertThat(QuotedText.of(text)).isEqualTo(text);
  }

  @Test
  void spellsEveryNumberSoThatItReadsBack() {
    UniformRandomProvider random = RandomStream.of(7, "numbers", 0);
    for (int i = 0; i < 1000; i++) {
      double number = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (number > 0 && number < Double.POSITIVE_INFINITY) {
        String text = Decimal.text(number);
        assertThat(Double.parseDouble(text)).isEqualTo(number);
        assertThat(ConfigScalar.Type.ofPlain(text))
            .isIn(ConfigScalar.Type.WHOLE, ConfigScalar.Type.REAL);
      }
    }
  }

  @Test
  void namesTheKeysThatDiffer() {
    ExperimentSpec left = SmallConfig.read(SmallConfig.YAML);
    ExperimentSpec right =
        SmallConfig.read(
            SmallConfig.YAML, "training.clip=2", "models.b.length-limit=null", "training.epochs=3");

    assertThat(EffectiveConfig.differences(left, left)).isEmpty();
    assertThat(EffectiveConfig.differences(left, right))
        .containsExactly(
            new EffectiveConfig.Difference(
                "models[1].length-limit", Optional.of("15"), Optional.empty()),
            new EffectiveConfig.Difference("training.clip", Optional.of("1"), Optional.of("2")),
            new EffectiveConfig.Difference("training.epochs", Optional.empty(), Optional.of("3")));
  }

  @Test
  void namesTheLinesInWhichTwoModelsDiffer() {
    ExperimentSpec spec = SmallConfig.read(SmallConfig.YAML);

    assertThat(EffectiveConfig.differences(spec.models().get(0), spec.models().get(1)))
        .containsExactly(
            new EffectiveConfig.Difference(
                "kind", Optional.of("fixed-vector"), Optional.of("attention")),
            new EffectiveConfig.Difference("name", Optional.of("a"), Optional.of("b")),
            new EffectiveConfig.Difference(
                "encoder", Optional.of("forward"), Optional.of("bidirectional")),
            new EffectiveConfig.Difference(
                "source-order", Optional.of("as-written"), Optional.empty()),
            new EffectiveConfig.Difference("context", Optional.of("every-step"), Optional.empty()),
            new EffectiveConfig.Difference("score.kind", Optional.empty(), Optional.of("additive")),
            new EffectiveConfig.Difference("score.hidden", Optional.empty(), Optional.of("7")),
            new EffectiveConfig.Difference("memory.kind", Optional.empty(), Optional.of("shared")),
            new EffectiveConfig.Difference("selection.kind", Optional.empty(), Optional.of("soft")),
            new EffectiveConfig.Difference("length-limit", Optional.empty(), Optional.of("15")));
  }

  @Test
  void writesASectionAlone() {
    assertThat(EffectiveConfig.yaml(SmallConfig.read(SmallConfig.YAML).decoding()))
        .isEqualTo(
            "kind: greedy\nbatch: 3\nlength-factor: 3\nban-unknown: false\nreplace-unknown: false\n");
  }
}
