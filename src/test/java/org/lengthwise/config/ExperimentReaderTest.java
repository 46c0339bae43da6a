package org.lengthwise.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.config.yaml.ConfigException;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.EvaluationSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.SelectionSpec;
import org.lengthwise.spec.Specs;
import org.lengthwise.spec.TrainingSpec;

class ExperimentReaderTest {
  @Test
  void readsEveryKeyIntoItsComponent() {
    ExperimentSpec spec = SmallConfig.read(SmallConfig.YAML);

    assertThat(spec)
        .isEqualTo(
            new ExperimentSpec(
                "small",
                "Does it hold?",
                new CorpusSpec.Grammar(3, 70, 20, 11, 5, 7),
                new ExperimentSpec.Vocabulary(71, 73),
                List.of(
                    ModelExamples.fixedVector("a", 3, 5, 2),
                    Specs.with(ModelExamples.attention("b", 3, 5, 7, 2))
                        .set("lengthLimit", Optional.of(15))
                        .make()),
                Specs.with(TrainingExamples.oneUpdate(4, TrainingSpec.Initialisation.PAPER))
                    .set("updates", Optional.of(9))
                    .set("window", 2)
                    .set("logEvery", 3)
                    .set("checkpointEvery", 3)
                    .set("validation", new TrainingSpec.Validation(3, 5, 0))
                    .make(),
                new DecodingSpec.Greedy(3, 3, false, false),
                new EvaluationSpec(
                    List.of(10, 20),
                    Optional.of(3),
                    100,
                    0.95,
                    2,
                    false,
                    new EvaluationSpec.Alignments(1, List.of()),
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                List.of(1L, 2L)));
  }

  @Test
  void readsACorpusOfFiles() {
    assertThat(SmallConfig.read(SmallConfig.withFiles()).corpus())
        .isEqualTo(
            new CorpusSpec.Files(
                Optional.empty(),
                "en",
                "fr",
                new CorpusSpec.PairCount(OptionalInt.empty()),
                20,
                9,
                CorpusSpec.Tokenisation.MOSES,
                true));
  }

  @Test
  void readsSentencesOfOnesOwn() {
    ExperimentSpec spec =
        SmallConfig.read(SmallConfig.with("sentences: []", "sentences: [The end ., \"Why?\"]"));

    assertThat(spec.evaluation().alignments().sentences()).containsExactly("The end .", "Why?");
    assertThat(SmallConfig.read(EffectiveConfig.yaml(spec))).isEqualTo(spec);
  }

  @Test
  void readsEveryKindOfHardSelection() {
    assertThat(selection("{kind: maximum, decoding: {kind: marginal}}"))
        .isEqualTo(new SelectionSpec.Maximum(new HardDecodingSpec.ByMarginal()));
    assertThat(selection("{kind: marginal, decoding: {kind: sampling, seed: 3}}"))
        .isEqualTo(new SelectionSpec.Marginal(new HardDecodingSpec.BySampling(3)));
    assertThat(
            selection(
                "{kind: sampling, reward: from-step-on, baseline: moving-average, reward-weight:"
                    + " 0.1, entropy-weight: 0.002, soft-share: 0.5, temperature: 2, decoding:"
                    + " {kind: maximum}}"))
        .isEqualTo(
            new SelectionSpec.Sampling(
                SelectionSpec.Reward.FROM_STEP_ON,
                SelectionSpec.Baseline.MOVING_AVERAGE,
                0.1,
                0.002,
                0.5,
                2,
                new HardDecodingSpec.ByMaximum()));
  }

  private static SelectionSpec selection(String yaml) {
    ExperimentSpec spec = SmallConfig.read(SmallConfig.YAML, "models.b.selection=" + yaml);

    assertThat(SmallConfig.read(EffectiveConfig.yaml(spec))).isEqualTo(spec);
    return ((AttentionSpec) spec.models().get(1)).selection();
  }

  @Test
  void readsABeam() {
    String beam =
        "{kind: beam, batch: 3, length-factor: 2, ban-unknown: true, replace-unknown: true, width:"
            + " 5, normalisation: length, shrinking: false, ban-early-end: true}";

    assertThat(SmallConfig.read(SmallConfig.YAML, "decoding=" + beam).decoding())
        .isEqualTo(
            new DecodingSpec.Beam(
                3, 2, true, true, 5, DecodingSpec.Normalisation.LENGTH, false, true));
  }

  @Test
  void toleratesAByteOrderMarkAndCarriageReturns() {
    String fromWindows = "\uFEFF" + SmallConfig.YAML.replace("\n", "\r\n");

    assertThat(SmallConfig.read(fromWindows)).isEqualTo(SmallConfig.read(SmallConfig.YAML));
  }

  @ParameterizedTest
  @CsvSource({"+12, 12", "0x1F, 31", "0o17, 15"})
  void readsWholeNumbersAsYaml12SpellsThem(String written, int read) {
    ExperimentSpec spec = SmallConfig.read(SmallConfig.with("updates: 9", "updates: " + written));

    assertThat(spec.training().updates()).contains(read);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", ".5, 0.5", "5., 5", "1e-3, 0.001", "1.0E-8, 1e-8", "0x10, 16"})
  void readsNumbersAsYaml12SpellsThem(String written, double read) {
    assertThat(SmallConfig.read(SmallConfig.with("clip: 1", "clip: " + written)).training().clip())
        .isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({"null", "~"})
  void takesASpeltOutNullForAnOptionalKeyLeftOut(String nothing) {
    String yaml = SmallConfig.with("per-bucket: 3", "per-bucket: " + nothing);

    assertThat(SmallConfig.read(yaml).evaluation().perBucket()).isEmpty();
  }

  @Test
  void theMessageHoldsEveryFaultOnALineOfItsOwn() {
    String yaml =
        SmallConfig.with("  batch: 4\n", "  batch: none\n").replace("words: 70", "words: 7");

    assertThatThrownBy(() -> SmallConfig.read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            """
            small.yaml:6:10: corpus.words is `7`; wanted a whole number from 60 to 2000
            small.yaml:47:10: training.batch is the text `none`; wanted a whole number of at least 1\
            """);
  }
}
