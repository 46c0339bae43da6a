package org.lengthwise.faults;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.experiment.run.RunEngine;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.results.RunFolder;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.train.StopRequest;
import org.lengthwise.train.TrainingListener;
import org.lengthwise.train.TrainingResult;

/**
 * Stands for models that have learnt nothing of use: by seed, one that never ends a sentence, one
 * that says nothing, one that says the same to everything. Both models are alike in it.
 */
public final class OddEngine implements RunEngine {
  static final long ENDLESS = 1;
  static final long SILENT = 2;
  static final long STUBBORN = 3;

  private static final int WORD = 5;
  private static final int[] ALWAYS = {7, 7, 9};

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
    listener.began(
        97, "forward", new TrainingListener.Progress(0, 1, Double.NaN, 0, Double.NaN, 0, 0, 0));
    Path weights = weights(folder, 10);
    AtomicFile.write(weights, "no weights");
    return new TrainingResult(10, 2, 10, 2.25, weights, 97, "forward", 800, 4);
  }

  @Override
  public Path weights(RunFolder folder, int update) {
    return folder.checkpoints().resolve("weights");
  }

  @Override
  public SentenceTranslator open(
      ExperimentSpec spec, ModelSpec model, PreparedCorpus corpus, RunFolder folder, int update) {
    return new Odd(Long.parseLong(folder.name().substring(folder.name().lastIndexOf('s') + 1)));
  }

  private record Odd(long seed) implements SentenceTranslator {
    @Override
    public List<List<Hypothesis>> translate(List<int[]> sources, DecodingSpec decoding, int most) {
      return sources.stream().map(source -> List.of(hypothesis(source, decoding))).toList();
    }

    private Hypothesis hypothesis(int[] source, DecodingSpec decoding) {
      int limit = (int) (decoding.lengthFactor() * (source.length + 1));
      int[] words = new int[seed == ENDLESS ? limit : 0];
      Arrays.fill(words, WORD);
      if (seed == STUBBORN) {
        words = ALWAYS;
      }
      boolean finished = seed != ENDLESS;
      int tokens = words.length + (finished ? 1 : 0);
      return new Hypothesis(words, -0.5 * tokens, finished, uniform(tokens, source.length + 1));
    }

    @Override
    public List<SentenceTranslator.ForcedDecoding> align(List<int[]> sources, List<int[]> targets) {
      List<SentenceTranslator.ForcedDecoding> found = new java.util.ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        double[] each = new double[targets.get(i).length + 1];
        Arrays.fill(each, -0.5);
        found.add(
            new SentenceTranslator.ForcedDecoding(
                each, uniform(each.length, sources.get(i).length + 1)));
      }
      return found;
    }

    private static float[][] uniform(int rows, int columns) {
      float[][] weights = new float[rows][columns];
      Arrays.stream(weights).forEach(row -> Arrays.fill(row, 1f / columns));
      return weights;
    }

    @Override
    public void close() {}
  }
}
