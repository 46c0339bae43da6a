package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.io.Sha256;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.spec.ExperimentSpec;

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

  /** Trains until asked to stop after this update. */
  StoppedException trainAndStop(String run, ExperimentSpec spec, int model, int update) {
    stop = new StopRequest();
    StopRequest asked = stop;
    try {
      train(
          run,
          spec,
          model,
          at -> {
            if (at == update) {
              assertThat(asked.make()).isTrue();
            }
          });
      throw new AssertionError("it was not stopped");
    } catch (StoppedException e) {
      assertThat(asked.make()).as("whether training heeds it").isFalse();
      return e;
    } finally {
      stop = new StopRequest();
    }
  }

  /** Asserts that two runs ended with the same bytes, but for the clock. */
  void assertSame(String run, String whole) throws IOException {
    assertSame(run, this, whole);
  }

  /** The same of a run of others. */
  void assertSame(String run, TinyRuns others, String whole) throws IOException {
    assertThat(losses(run)).isEqualTo(others.losses(whole));
    assertThat(run(run).validation()).hasSameBinaryContentAs(others.run(whole).validation());
    assertThat(checkpoints(run)).isEqualTo(others.checkpoints(whole));
  }

  /** The SHA-256 of all files of a run's checkpoints, by path, those of the clock left out. */
  Map<String, String> checkpoints(String run) throws IOException {
    Path root = run(run).checkpoints();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(root)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("clock.json")) {
          files.put(root.relativize(file).toString(), Sha256.of(file));
        }
      }
    }
    return files;
  }

  private TrainingListener listener(IntConsumer afterUpdate) {
    return new TrainingListener() {
      @Override
      public void began(long parameters, String encoder, TrainingListener.Progress progress) {}

      @Override
      public void updated(TrainingListener.Progress progress) {
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
