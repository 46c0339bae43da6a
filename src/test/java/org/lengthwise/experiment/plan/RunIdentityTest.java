package org.lengthwise.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.spec.ExperimentSpec;

class RunIdentityTest {
  private static final String CORPUS = "c".repeat(64);

  @Test
  void staysTheSameFromReleaseToRelease() {
    assertThat(attention(CORPUS, 1))
        .isEqualTo("d348e9bb8af26bbba8391c7b59a03781f4fc3e66fe4c794b09567eb4e14c79ca");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=other",
        "training.updates=99",
        "training.epochs=3",
        "training.minutes=1.5",
        "training.checkpoint-every=7",
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
        .isEqualTo("231c1324f8487f965d6fd7d9242b2d301f033e14d25ac71309fa879137731a3d");
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
