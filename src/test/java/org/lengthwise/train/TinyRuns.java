package org.lengthwise.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.corpus.Preparation;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.TrainingRow;

/** Trainings of a dozen updates, for tests. */
public final class TinyRuns {
  private static final Path CONFIG = Path.of("configs/quickstart.yaml");
  private static final List<String> TINY =
      List.of(
          "corpus.words=60",
          "corpus.length-limit=11",
          "corpus.pairs=50",
          "corpus.dev-pairs=13",
          "corpus.test-pairs=17",
          "models[0].embedding=7",
          "models[0].hidden=9",
          "models[0].readout.units=5",
          "models[1].embedding=7",
          "models[1].hidden=9",
          "models[1].score.hidden=5",
          "models[1].readout.units=5",
          "training.batch=8",
          "training.window=3",
          "training.updates=12",
          "training.log-every=3",
          "training.checkpoint-every=2",
          "training.validation.every=4",
          "training.validation.pairs=11",
          "training.validation.translations=3");

  private final PreparedCorpus corpus;
  private final Path folder;
  private final List<String> said = new ArrayList<>();
  private StopRequest stop = new StopRequest();

  /**
   * @param corpus what {@link #prepare} left
   * @param folder where runs go
   */
  public TinyRuns(Path corpus, Path folder) {
    this.corpus = PreparedCorpus.read(corpus);
    this.folder = folder;
  }

  public static void prepare(Path corpus) {
    Preparation.prepare(spec(), corpus, line -> {});
  }

  /** The quickstart at a tiny size: model 0 is the fixed vector, model 1 attention. */
  public static ExperimentSpec spec(String... overrides) {
    return ExperimentReader.read(
        CONFIG, Stream.concat(TINY.stream(), Stream.of(overrides)).toList());
  }

  public TrainingResult train(String run, ExperimentSpec spec, int model, IntConsumer afterUpdate) {
    return train(run, spec, model, 1, Optional.empty(), afterUpdate);
  }

  public TrainingResult train(
      String run,
      ExperimentSpec spec,
      int model,
      long seed,
      Optional<Path> start,
      IntConsumer afterUpdate) {
    return Training.run(
        spec, spec.models().get(model), seed, corpus, run(run), start, stop, listener(afterUpdate));
  }

  private TrainingListener listener(IntConsumer afterUpdate) {
    return new TrainingListener() {
      @Override
      public void began(long parameters, String encoder, TrainingProgress progress) {}

      @Override
      public void updated(TrainingProgress progress) {
        afterUpdate.accept(progress.update());
      }

      @Override
      public void say(String line) {
        said.add(line);
      }
    };
  }

  /** What training said so far. */
  public List<String> said() {
    return said;
  }

  public RunFolder run(String run) {
    return new RunFolder(folder.resolve(run));
  }

  /** The rows of the table of losses, without times. */
  public List<String> losses(String run) {
    return TrainingRow.read(run(run).training()).stream()
        .map(
            row ->
                "%d %d %d %s %s"
                    .formatted(
                        row.epoch(), row.update(), row.tokens(), row.loss(), row.gradientNorm()))
        .toList();
  }

  public static byte[] weights(TrainingResult result) throws IOException {
    return Files.readAllBytes(result.bestWeights());
  }
}
