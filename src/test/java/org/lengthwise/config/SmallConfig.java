package org.lengthwise.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.lengthwise.config.yaml.ConfigException;
import org.lengthwise.spec.ExperimentSpec;

/** A valid config for tests to spoil, one line at a time. */
public final class SmallConfig {
  public static final String YAML =
      """
      name: small
      question: Does it hold?
      corpus:
        kind: grammar
        seed: 3
        words: 70
        length-limit: 20
        pairs: 11
        dev-pairs: 5
        test-pairs: 7
      vocabulary:
        source-words: 71
        target-words: 73
      models:
        - kind: fixed-vector
          name: a
          embedding: 3
          hidden: 5
          encoder: forward
          source-order: as-written
          context: every-step
          order: look-generate-update
          readout:
            kind: maxout
            units: 2
          dropout: 0
        - kind: attention
          name: b
          embedding: 3
          hidden: 5
          encoder: bidirectional
          score:
            kind: additive
            hidden: 7
          memory:
            kind: shared
          selection:
            kind: soft
          order: look-generate-update
          readout:
            kind: maxout
            units: 2
          dropout: 0
          length-limit: 15
      training:
        updates: 9
        batch: 4
        window: 2
        optimiser:
          kind: adam
          learning-rate: 0.001
          beta1: 0.9
          beta2: 0.999
          epsilon: 1e-8
        clip: 1
        loss: token-mean
        initialisation: paper
        log-every: 3
        checkpoint-every: 3
        validation:
          every: 3
          pairs: 5
          translations: 0
        device: cpu
        threads: 1
      decoding:
        kind: greedy
        batch: 3
        length-factor: 3
        ban-unknown: false
        replace-unknown: false
      evaluation:
        buckets: [10, 20]
        per-bucket: 3
        resamples: 100
        confidence: 0.95
        samples: 2
        no-unk: false
        alignments:
          drawn: 1
          sentences: []
        seed: 1
      seeds: [1, 2]
      """;

  /** The section of a corpus of files, in place of the grammar. */
  static final String FILES =
      """
      corpus:
        kind: files
        source: en
        target: fr
        pairs: all
        length-limit: 20
        ratio-limit: 9
        tokenisation: moses
        lower-case: true
      """;

  private SmallConfig() {}

  /** The config with one piece of it replaced. */
  public static String with(String piece, String replacement) {
    assertThat(YAML).containsOnlyOnce(piece);
    return YAML.replace(piece, replacement);
  }

  /** The config with a corpus of files. */
  public static String withFiles() {
    return YAML.replaceAll("corpus:\n(  .*\n)+", FILES);
  }

  public static ExperimentSpec read(String yaml, String... overrides) {
    return ExperimentReader.parse(yaml, "small.yaml", List.of(overrides));
  }

  public static List<String> faults(String yaml, String... overrides) {
    return catchThrowableOfType(ConfigException.class, () -> read(yaml, overrides)).faults();
  }

  public static List<String> faults(Path file, String... overrides) {
    return catchThrowableOfType(
            ConfigException.class, () -> ExperimentReader.read(file, List.of(overrides)))
        .faults();
  }
}
