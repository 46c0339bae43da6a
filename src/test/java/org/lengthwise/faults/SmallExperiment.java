package org.lengthwise.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;

/**
 * An experiment of both models, small and yet whole: dropout, an epoch of odd length, a logging
 * interval that no checkpoint falls in with, a beam, alignments.
 *
 * @param results the folder that its own folder goes into
 * @param overrides {@code key=value}, laid over its config
 */
record SmallExperiment(Path results, List<String> overrides) {
  static final List<String> MODELS = List.of("fixed-vector", "attention");

  private static final List<String> SMALL =
      List.of(
          "corpus.words=60",
          "corpus.length-limit=21",
          "corpus.pairs=1201",
          "corpus.dev-pairs=41",
          "corpus.test-pairs=407",
          "evaluation.buckets=[5,10,30]",
          "evaluation.per-bucket=100",
          "evaluation.resamples=1000",
          "evaluation.samples=3",
          "every-model.embedding=23",
          "every-model.hidden=29",
          "every-model.readout.units=11",
          "every-model.dropout=0.1",
          "models[1].score.hidden=17",
          "training.batch=16",
          "training.window=5",
          "training.optimiser.learning-rate=0.003",
          "training.log-every=7",
          "training.checkpoint-every=10",
          "training.validation.every=30",
          "training.validation.pairs=37",
          "training.validation.translations=5",
          "decoding={kind: beam, batch: 5, length-factor: 3, ban-unknown: false,"
              + " replace-unknown: false, width: 5, normalisation: none, shrinking: true,"
              + " ban-early-end: false}");

  SmallExperiment(Path results, String... overrides) {
    this(results, Arrays.asList(overrides));
  }

  /** The command that performs it, or goes on with it. */
  List<String> command(String... more) {
    List<String> command = new ArrayList<>(List.of("experiment", "configs/quickstart.yaml"));
    command.addAll(List.of("--results", results.toString()));
    command.addAll(Arrays.asList(more));
    for (List<String> layer : List.of(SMALL, overrides)) {
      layer.forEach(override -> command.addAll(List.of("--set", override)));
    }
    return command;
  }

  ExperimentFolder folder() {
    return new ExperimentFolder(results.resolve("quickstart"));
  }

  List<RunFolder> runs() {
    return MODELS.stream().map(model -> folder().run(model, 1)).toList();
  }
}
