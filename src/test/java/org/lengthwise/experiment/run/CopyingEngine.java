package org.lengthwise.experiment.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.results.RunFolder;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.text.Vocabulary;
import org.lengthwise.train.StopRequest;
import org.lengthwise.train.StoppedException;
import org.lengthwise.train.TrainingListener;
import org.lengthwise.train.TrainingResult;

/**
 * Stands for the engine: trains nothing, but notes each time; translates a source into the target
 * words of the same numbers. Seed 13 fails. Asked to stop it does, after five updates.
 */
public final class CopyingEngine implements RunEngine {
  static final int UNLUCKY = 13;

  /** What stands in the place of an unknown word where that is banned. */
  private static final int FIRST_WORD = 2;

  /** What a run's process starts in tests of experiments. */
  public static void main(String[] arguments) {
    try {
      new RunTask(new CopyingEngine(), new StopRequest(), System.out::println, System.err::println)
          .perform(Path.of(arguments[2]), arguments[3], Long.parseLong(arguments[4]));
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
      StopRequest stop,
      TrainingListener listener) {
    if (seed == UNLUCKY) {
      throw new IllegalStateException("update 3: the loss is NaN");
    }
    note(folder, start.map(Path::toString).orElse("fresh weights"));
    int updates = spec.training().updates().orElseThrow();
    AtomicFile.write(weights(folder, updates), "weights of " + model.name() + " " + seed);
    listener.began(
        97, "forward", new TrainingListener.Progress(0, 1, Double.NaN, 0, Double.NaN, 0, 0, 0));
    listener.updated(new TrainingListener.Progress(updates, 1, 2.5, 5, 2.5, 400, 2, 0.5));
    if (stop.made()) {
      throw new StoppedException(5);
    }
    listener.say("a line for the log");
    return new TrainingResult(
        updates, 2, updates, 2.25, weights(folder, updates), 97, "forward", 800, 4);
  }

  @Override
  public Path weights(RunFolder folder, int update) {
    return folder.checkpoints().resolve("update-" + update);
  }

  @Override
  public SentenceTranslator open(
      ExperimentSpec spec, ModelSpec model, PreparedCorpus corpus, RunFolder folder, int update) {
    return new Copyist(corpus.target().size());
  }

  /**
   * Translates word by word; a word of a number that the target has not becomes unknown. Looks with
   * three quarters of its attention where the word stands, with the rest at the word before (the
   * first word: at the end token). The second hypothesis of a beam lacks the last word, the third
   * the last two. A hypothesis costs a quarter of a nat a token and a half for each unknown word.
   */
  private record Copyist(int words) implements SentenceTranslator {
    @Override
    public List<List<Hypothesis>> translate(List<int[]> sources, DecodingSpec decoding, int most) {
      int width = decoding.match(greedy -> 1, beam -> beam.width());
      return sources.stream()
          .map(
              source ->
                  IntStream.range(0, Math.min(Math.min(most, width), source.length + 1))
                      .mapToObj(dropped -> copy(source, decoding, dropped))
                      .toList())
          .toList();
    }

    private Hypothesis copy(int[] source, DecodingSpec decoding, int dropped) {
      int limit = (int) (decoding.lengthFactor() * (source.length + 1));
      int length = source.length - dropped;
      boolean finished = length + 1 <= limit;
      int[] target =
          Arrays.stream(source)
              .limit(finished ? length : limit)
              .map(word -> word < words ? word : Vocabulary.UNKNOWN)
              .map(word -> word == Vocabulary.UNKNOWN && decoding.banUnknown() ? FIRST_WORD : word)
              .toArray();
      double[] logProbabilities =
          Arrays.copyOf(logProbabilities(target), target.length + (finished ? 1 : 0));
      return new Hypothesis(
          target,
          Arrays.stream(logProbabilities).sum(),
          finished,
          look(logProbabilities.length, source.length + 1));
    }

    @Override
    public List<SentenceTranslator.ForcedDecoding> align(List<int[]> sources, List<int[]> targets) {
      return IntStream.range(0, sources.size())
          .mapToObj(
              i ->
                  new SentenceTranslator.ForcedDecoding(
                      logProbabilities(targets.get(i)),
                      look(targets.get(i).length + 1, sources.get(i).length + 1)))
          .toList();
    }

    private static double[] logProbabilities(int[] target) {
      return IntStream.concat(Arrays.stream(target), IntStream.of(Vocabulary.END))
          .mapToDouble(word -> word == Vocabulary.UNKNOWN ? -0.5 : -0.25)
          .toArray();
    }

    private static float[][] look(int rows, int columns) {
      float[][] weights = new float[rows][columns];
      for (int row = 0; row < rows; row++) {
        weights[row][row % columns] += 0.75f;
        weights[row][(row + columns - 1) % columns] += 0.25f;
      }
      return weights;
    }

    @Override
    public void close() {}
  }

  /** What a finished translation into these words costs. */
  static double logProbability(int[] target) {
    return Arrays.stream(Copyist.logProbabilities(target)).sum();
  }

  /** How often this run has been trained. */
  public static int timesTrained(RunFolder folder) throws IOException {
    return starts(folder).size();
  }

  /** What each training of this run started from. */
  public static List<String> starts(RunFolder folder) throws IOException {
    Path notes = notes(folder);
    return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
  }

  private static void note(RunFolder folder, String start) {
    try {
      Files.writeString(
          notes(folder), start + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path notes(RunFolder folder) {
    return folder.root().resolve("notes.txt");
  }
}
