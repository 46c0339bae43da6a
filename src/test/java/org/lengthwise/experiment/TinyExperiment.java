package org.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RecordingListener;
import org.lengthwise.experiment.plan.ResumePolicy;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.experiment.run.RunEngine;
import org.lengthwise.experiment.run.RunFailure;
import org.lengthwise.experiment.run.RunTask;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.train.StopRequest;

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

  /**
   * Puts the experiment into a folder of results, finished with seed 1 by {@link CopyingEngine}.
   */
  public static ExperimentFolder finished(Path results) {
    FinishedExperiments.copy(sharedFinished().root(), results.resolve("tiny"));
    return new ExperimentFolder(results.resolve("tiny"));
  }

  /**
   * Puts the experiment into a folder of results with its runs performed by this process, and
   * gathered. A run that fails stops no other.
   *
   * @param overrides values laid over its config, each {@code key=value}
   */
  public static ExperimentFolder performedHere(
      Path results, RunEngine engine, String... overrides) {
    ExperimentFolder shared = sharedFinished();
    ExperimentFolder folder = new ExperimentFolder(results.resolve("tiny"));
    FinishedExperiments.copy(shared.corpus(), folder.corpus());
    FinishedExperiments.copy(shared.provenance(), folder.provenance());
    ExperimentSpec stored = ResumePolicy.stored(spec(overrides));
    AtomicFile.write(folder.config(), EffectiveConfig.yaml(stored));
    String corpus = CorpusManifest.read(folder.corpus()).identity();
    RunTask task = new RunTask(engine, new StopRequest(), line -> {}, line -> {});
    for (PlannedRun run : RunPlan.of(stored, corpus, folder).runs()) {
      try {
        task.perform(folder.root(), run.model().name(), run.seed());
      } catch (RunFailure e) {
        assertThat(run.status().state()).isEqualTo(RunStatus.State.FAILED);
      }
    }
    Finalisation.perform(folder.root());
    return folder;
  }

  private static ExperimentFolder sharedFinished() {
    Path results = FinishedExperiments.folder("tiny", TinyExperiment::perform);
    return new ExperimentFolder(results.resolve("tiny"));
  }

  private static void perform(Path results) throws InterruptedException {
    List<RunEnd> ends =
        new Experiment(
                spec("seeds=[1]"),
                results,
                Optional.of(2),
                CopyingEngine.class.getName(),
                new RecordingListener())
            .perform();
    assertThat(ends).extracting(RunEnd::ending).containsOnly(RunEnd.Ending.FINISHED).hasSize(2);
  }

  public static ModelSpec model(ExperimentSpec spec, String name) {
    return spec.models().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
