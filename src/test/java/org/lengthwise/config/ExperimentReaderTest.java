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
                    ModelExamples.attention("b", 3, 5, 7, 2)),
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
            small.yaml:29:10: training.batch is the text `none`; wanted a whole number of at least 1\
            """);
  }
}
