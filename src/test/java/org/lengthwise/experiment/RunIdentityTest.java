package org.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.ExperimentSpec;

class RunIdentityTest {
  private static final String CORPUS = "c".repeat(64);

  @Test
  void staysTheSameFromReleaseToRelease() {
    assertThat(attention(CORPUS, 1))
        .isEqualTo("857270910bda775097727882cf1c316e81fce5c4680a58cb95eac216585ac901");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=other",
        "training.updates=99",
        "training.epochs=3",
        "training.minutes=1.5",
        "models[0].hidden=11",
        "seeds=[1, 2, 3]",
        "corpus.pairs=43",
        "evaluation.resamples=200"
      })
  void dependsOnNothingButTheRun(String override) {
    assertThat(attention(CORPUS, 1, override)).isEqualTo(attention(CORPUS, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models[1].hidden=11",
        "models[1].length-limit=9",
        "training.batch=9",
        "training.threads=2",
        "training.optimiser.learning-rate=0.002",
        "training.validation.pairs=4",
        "decoding.length-factor=2"
      })
  void changesWithWhatTheRunDependsOn(String override) {
    assertThat(attention(CORPUS, 1, override)).isNotEqualTo(attention(CORPUS, 1));
  }

  @Test
  void changesWithTheSeedAndTheCorpus() {
    assertThat(attention(CORPUS, 2)).isNotEqualTo(attention(CORPUS, 1));
    assertThat(attention("d".repeat(64), 1)).isNotEqualTo(attention(CORPUS, 1));
  }

  @Test
  void includesTheIdentityOfTheRunItStartsFrom() {
    assertThat(attention(CORPUS, 1, Optional.of("b".repeat(64))))
        .isEqualTo("ab26fd4f7eded59d13a8474b9911b249b4643527f2208d49a4c34759618fef28");
    assertThat(attention(CORPUS, 1, Optional.of("a".repeat(64))))
        .isNotEqualTo(attention(CORPUS, 1, Optional.of("b".repeat(64))));
  }

  private static String attention(String corpus, long seed, String... overrides) {
    return attention(corpus, seed, Optional.empty(), overrides);
  }

  private static String attention(
      String corpus, long seed, Optional<String> base, String... overrides) {
    ExperimentSpec spec = TinyExperiment.spec(overrides);
    return RunIdentity.of(
        TinyExperiment.model(spec, "attention"),
        spec.training(),
        corpus,
        seed,
        spec.decoding(),
        base);
  }
}
