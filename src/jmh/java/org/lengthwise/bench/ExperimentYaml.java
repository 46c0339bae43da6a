package org.lengthwise.bench;

import java.util.List;
import java.util.Locale;

/** The YAML of the models that are measured: those of the paper, Adam, clipping at 1. */
public final class ExperimentYaml {
  private ExperimentYaml() {}

  /** What an experiment is asked for here that the models' sizes do not say. */
  record Run(String folder, int updates, int threads, List<Integer> seeds) {
    /** Of a model that is built without any experiment. */
    static final Run NONE = new Run(".", 1, 1, List.of(1));
  }

  /** An experiment with both models, the fixed vector first. */
  public static String of(ModelSize size) {
    return of(size, Run.NONE);
  }

  static String of(ModelSize size, Run run) {
    return String.format(
        Locale.ROOT,
        TEXT,
        run.folder(),
        size.length(),
        size.words(),
        size.words(),
        size.embedding(),
        size.hidden(),
        size.maxout(),
        size.align(),
        run.updates(),
        size.batch(),
        run.updates(),
        run.updates(),
        run.updates(),
        run.threads(),
        run.seeds());
  }

  private static final String TEXT =
      """
      name: bench
      question: "How long does it take?"
      corpus:
        kind: files
        folder: "%s"
        source: src
        target: trg
        pairs: all
        length-limit: %d
        ratio-limit: 9
        tokenisation: whitespace
        lower-case: false
      vocabulary: {source-words: %d, target-words: %d}
      every-model:
        embedding: %d
        hidden: %d
        order: look-generate-update
        readout: {kind: maxout, units: %d}
        dropout: 0
      models:
        - kind: fixed-vector
          name: fixed-vector
          encoder: forward
          source-order: as-written
          context: every-step
        - kind: attention
          name: attention
          encoder: bidirectional
          score: {kind: additive, hidden: %d}
          memory: {kind: shared}
          selection: {kind: soft}
      training:
        updates: %d
        batch: %d
        window: 1
        optimiser: {kind: adam, learning-rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8}
        clip: 1
        loss: token-mean
        initialisation: fan-in
        log-every: %d
        checkpoint-every: %d
        validation: {every: %d, pairs: 1, translations: 0}
        device: cpu
        threads: %d
      decoding: {kind: greedy, batch: 64, length-factor: 1, ban-unknown: false, replace-unknown: false}
      evaluation:
        buckets: [60]
        per-bucket: 1
        resamples: 100
        confidence: 0.95
        samples: 0
        no-unk: false
        alignments: {drawn: 0, sentences: []}
        seed: 1
      seeds: %s
      """;
}
