package org.lengthwise.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentReaderTest {
  @Test
  void readsEveryKeyIntoItsComponent() {
    ExperimentSpec spec = SmallConfig.read(SmallConfig.YAML);

    assertThat(spec)
        .isEqualTo(
            new ExperimentSpec(
                "small",
                "Does it hold?",
                new GrammarSpec(3, 70, 20, 11, 5, 7),
                new VocabularySpec(71, 73),
                List.of(
                    ModelExamples.fixedVector("a", 3, 5, 2),
                    new AttentionSpec(
                        "b",
                        3,
                        5,
                        Directions.BIDIRECTIONAL,
                        new AdditiveSpec(7),
                        new SharedSpec(),
                        new SoftSpec(),
                        DecoderOrder.LOOK_GENERATE_UPDATE,
                        new MaxoutSpec(2),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.of(15))),
                new TrainingSpec(
                    Optional.of(9),
                    Optional.empty(),
                    Optional.empty(),
                    4,
                    2,
                    new AdamSpec(0.001, 0.9, 0.999, 1e-8),
                    1,
                    LossNormalisation.TOKEN_MEAN,
                    Initialisation.PAPER,
                    3,
                    3,
                    new ValidationSpec(3, 5, 0),
                    DeviceKind.CPU,
                    1),
                new GreedySpec(3, 3, false, false),
                new EvaluationSpec(
                    List.of(10, 20),
                    Optional.of(3),
                    100,
                    0.95,
                    2,
                    false,
                    new AlignmentsSpec(1, List.of()),
                    1),
                List.of(1L, 2L)));
  }

  @Test
  void readsACorpusOfFiles() {
    assertThat(SmallConfig.read(SmallConfig.withFiles()).corpus())
        .isEqualTo(
            new FilesSpec(
                Optional.empty(),
                "en",
                "fr",
                new PairCount(OptionalInt.empty()),
                20,
                9,
                Tokenisation.MOSES,
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
        .isEqualTo(new MaximumSpec(new ByMarginalSpec()));
    assertThat(selection("{kind: marginal, decoding: {kind: sampling, seed: 3}}"))
        .isEqualTo(new MarginalSpec(new BySamplingSpec(3)));
    assertThat(
            selection(
                "{kind: sampling, reward: from-step-on, baseline: moving-average, reward-weight:"
                    + " 0.1, entropy-weight: 0.002, soft-share: 0.5, temperature: 2, decoding:"
                    + " {kind: maximum}}"))
        .isEqualTo(
            new SamplingSpec(
                Reward.FROM_STEP_ON,
                Baseline.MOVING_AVERAGE,
                0.1,
                0.002,
                0.5,
                2,
                new ByMaximumSpec()));
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
        .isEqualTo(new BeamSpec(3, 2, true, true, 5, Normalisation.LENGTH, false, true));
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
