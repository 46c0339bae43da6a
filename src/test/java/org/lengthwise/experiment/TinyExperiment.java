package org.lengthwise.experiment;

import java.util.List;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/** A small experiment on the grammar's sentences, for tests. */
public final class TinyExperiment {
  private static final String YAML =
      """
      name: tiny
      question: "Does it run?"
      corpus:
        kind: grammar
        seed: 3
        words: 60
        length-limit: 12
        pairs: 41
        dev-pairs: 5
        test-pairs: 7
      vocabulary:
        source-words: 300
        target-words: 300
      models:
        - kind: fixed-vector
          name: fixed
          embedding: 3
          hidden: 5
          encoder: forward
          source-order: as-written
          context: every-step
          order: look-generate-update
          readout: {kind: maxout, units: 2}
          dropout: 0
        - kind: attention
          name: attention
          embedding: 3
          hidden: 5
          encoder: bidirectional
          score:
            kind: additive
            hidden: 7
          memory: {kind: shared}
          selection: {kind: soft}
          order: look-generate-update
          readout: {kind: maxout, units: 2}
          dropout: 0
      training:
        updates: 10
        batch: 8
        window: 2
        optimiser:
          kind: adam
          learning-rate: 0.001
          beta1: 0.9
          beta2: 0.999
          epsilon: 1e-8
        clip: 1
        loss: token-mean
        initialisation: fan-in
        log-every: 5
        checkpoint-every: 5
        validation:
          every: 5
          pairs: 5
          translations: 0
        device: cpu
        threads: 1
      decoding:
        kind: greedy
        batch: 4
        length-factor: 3
        ban-unknown: false
        replace-unknown: false
      evaluation:
        buckets: [5, 10]
        resamples: 100
        confidence: 0.95
        samples: 1
        no-unk: false
        alignments: {drawn: 2, sentences: ["Unheard words."]}
        seed: 1
      seeds: [1, 2]
      """;

  /** As the attention model is but for the name and the start, each from the one before it. */
  private static final String CHAIN =
      attentionFrom("hard", "attention") + attentionFrom("harder", "hard");

  private TinyExperiment() {}

  private static String attentionFrom(String name, String start) {
    String model = YAML.substring(YAML.indexOf("  - kind: attention"), YAML.indexOf("training:"));
    return model.replace("name: attention", "name: " + name + "\n    initialise-from: " + start);
  }

  /** The experiment with two models more: hard starts from attention, harder from hard. */
  public static ExperimentSpec chain(String... overrides) {
    return ExperimentReader.parse(
        YAML.replace("training:\n", CHAIN + "training:\n"), "tiny.yaml", List.of(overrides));
  }

  /** The experiment with values laid over it, each {@code key=value}. */
  public static ExperimentSpec spec(String... overrides) {
    return ExperimentReader.parse(YAML, "tiny.yaml", List.of(overrides));
  }

  public static ModelSpec model(ExperimentSpec spec, String name) {
    return spec.models().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
