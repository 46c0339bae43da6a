package org.lengthwise.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lengthwise.config.DecodingSpec;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.decode.ForcedDecoding;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.results.RunFolder;
import org.lengthwise.train.TrainingListener;
import org.lengthwise.train.TrainingProgress;
import org.lengthwise.train.TrainingResult;

/**
 * Stands for the engine: trains nothing, but notes each time; translates a source into the target
 * words of the same numbers. Seed 13 fails.
 */
final class CopyingEngine implements RunEngine {
  static final int UNLUCKY = 13;

  /** What a run's process starts in tests of experiments. */
  public static void main(String[] arguments) {
    try {
      new RunTask(new CopyingEngine(), System.out::println, System.err::println)
          .perform(Path.of(arguments[1]), arguments[2], Long.parseLong(arguments[3]));
    } catch (RunFailure e) {
      System.exit(1);
    }
  }

  @Override
  public TrainingResult train(
      ExperimentSpec spec,
      ModelSpec model,
      long seed,
      PreparedCorpus corpus,
      RunFolder folder,
      Optional<Path> start,
      TrainingListener listener) {
    if (seed == UNLUCKY) {
      throw new IllegalStateException("update 3: the loss is NaN");
    }
    note(folder);
    int updates = spec.training().updates().orElseThrow();
    listener.began(97, "forward", new TrainingProgress(0, 1, Double.NaN, 0, Double.NaN, 0, 0, 0));
    listener.updated(new TrainingProgress(updates, 1, 2.5, 5, 2.5, 400, 2, 0.5));
    listener.say("a line for the log");
    return new TrainingResult(
        updates, 2, updates, 2.25, folder.checkpoints(), 97, "forward", 800, 4);
  }

  @Override
  public Path weights(RunFolder folder, int update) {
    return folder.checkpoints().resolve("weights");
  }

  @Override
  public SentenceTranslator open(
      ExperimentSpec spec, ModelSpec model, PreparedCorpus corpus, RunFolder folder, int update) {
    return new Copyist(corpus.target().size());
  }

  /** Translates word by word; looks where the word stands. */
  private record Copyist(int words) implements SentenceTranslator {
    @Override
    public List<List<Hypothesis>> translate(List<int[]> sources, DecodingSpec decoding, int most) {
      return sources.stream()
          .map(source -> Arrays.stream(source).map(word -> Math.min(word, words - 1)).toArray())
          .map(target -> List.of(new Hypothesis(target, -1.5, true, diagonal(target.length + 1))))
          .toList();
    }

    @Override
    public List<ForcedDecoding> align(List<int[]> sources, List<int[]> targets) {
      return targets.stream()
          .map(
              target ->
                  new ForcedDecoding(new double[target.length + 1], diagonal(target.length + 1)))
          .toList();
    }

    private static float[][] diagonal(int size) {
      float[][] weights = new float[size][size];
      for (int i = 0; i < size; i++) {
        weights[i][i] = 1;
      }
      return weights;
    }

    @Override
    public void close() {}
  }

  /** How often this run has been trained. */
  static int timesTrained(RunFolder folder) throws IOException {
    Path notes = notes(folder);
    return Files.exists(notes) ? Files.readAllLines(notes).size() : 0;
  }

  private static void note(RunFolder folder) {
    try {
      Files.writeString(
          notes(folder), "trained\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path notes(RunFolder folder) {
    return folder.root().resolve("notes.txt");
  }
}
