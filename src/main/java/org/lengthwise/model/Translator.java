package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.Search;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.nn.layer.Dropout;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.SavedArrays;
import org.lengthwise.nn.tensor.Devices;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.TrainingSpec;
import org.lengthwise.text.Vocabulary;

/** Translates sentences with a model, in batches of similar lengths. */
public final class Translator implements SentenceTranslator {
  private static final int FORCED_BATCH = 32;

  private final EncoderDecoder model;
  private final NDManager manager;

  /**
   * @param manager closed with the translator; it owns nothing between translations
   */
  public Translator(EncoderDecoder model, NDManager manager) {
    this.model = model;
    this.manager = manager;
  }

  /**
   * A translator with the weights of a checkpoint.
   *
   * @param weights a SafeTensors file
   * @throws java.io.UncheckedIOException when it cannot be read
   * @throws IllegalArgumentException when it belongs to another model
   */
  public static Translator open(
      ModelSpec spec, TrainingSpec.DeviceKind device, PreparedCorpus corpus, Path weights) {
    NDManager manager = Devices.manager(device);
    try {
      Parameters parameters = new Parameters(manager, SavedArrays.read(weights, manager), false);
      return new Translator(
          new EncoderDecoder(spec, corpus.source().size(), corpus.target().size(), parameters),
          manager);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  @Override
  public List<List<Hypothesis>> translate(List<int[]> sources, DecodingSpec decoding, int most) {
    List<List<Hypothesis>> hypotheses =
        new ArrayList<>(Collections.nCopies(sources.size(), List.of()));
    try (NDManager tables = manager.newSubManager()) {
      SearchDecoder decoder = searchDecoder(words(sources, decoding), tables);
      for (int[] chosen : batches(sources, decoding.batch())) {
        List<List<Hypothesis>> found = search(sources, chosen, decoder, decoding);
        for (int i = 0; i < chosen.length; i++) {
          List<Hypothesis> best = found.get(i);
          hypotheses.set(chosen[i], best.subList(0, Math.min(most, best.size())));
        }
      }
    }
    return hypotheses;
  }

  private SearchDecoder searchDecoder(long expected, NDManager tables) {
    try (NDManager work = manager.newSubManager()) {
      model.parameters().lendTo(work);
      return new SearchDecoder(model.decoder(), expected, tables);
    }
  }

  /**
   * An estimate of the words a search will read: translations are about as long as their sources.
   */
  private static long words(List<int[]> sources, DecodingSpec decoding) {
    long each = decoding.match(greedy -> 1, DecodingSpec.Beam::width);
    return each * sources.stream().mapToLong(source -> source.length + 1).sum();
  }

  @Override
  public List<SentenceTranslator.ForcedDecoding> align(List<int[]> sources, List<int[]> targets) {
    SentenceTranslator.ForcedDecoding[] found =
        new SentenceTranslator.ForcedDecoding[sources.size()];
    for (int[] chosen : batches(sources, FORCED_BATCH)) {
      try (NDManager work = manager.newSubManager()) {
        model.parameters().lendTo(work);
        PaddedBatch batch = padded(sources, chosen);
        Decoder.Pass pass =
            model.pass(
                batch,
                padded(targets, chosen),
                model.translating(batch),
                Dropout.NONE,
                Tape.ENGINE,
                work);
        ForcedPass forced =
            new ForcedPass(pass, model.decoder().prediction().logProbabilities(pass), batch);
        for (int i = 0; i < chosen.length; i++) {
          found[chosen[i]] = forced.of(i);
        }
      }
    }
    return List.of(found);
  }

  /** Batches of sentences of similar lengths. */
  private static List<int[]> batches(List<int[]> sources, int size) {
    int[] byLength =
        IntStream.range(0, sources.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> sources.get(i).length))
            .mapToInt(Integer::intValue)
            .toArray();
    return IntStream.iterate(0, from -> from < byLength.length, from -> from + size)
        .mapToObj(
            from -> Arrays.copyOfRange(byLength, from, Math.min(from + size, byLength.length)))
        .toList();
  }

  private static PaddedBatch padded(List<int[]> sentences, int[] chosen) {
    return PaddedBatch.of(Arrays.stream(chosen).mapToObj(sentences::get).toList(), Vocabulary.END);
  }

  private List<List<Hypothesis>> search(
      List<int[]> sources, int[] chosen, SearchDecoder decoder, DecodingSpec decoding) {
    PaddedBatch batch = padded(sources, chosen);
    try (NDManager root = manager.newSubManager()) {
      List<List<Hypothesis>> found =
          Search.of(decoding, Vocabulary.END, Vocabulary.UNKNOWN)
              .search(
                  new SearchStep(model.parameters(), decoder, root),
                  start(batch, decoder, root),
                  batch.lengths());
      return IntStream.range(0, chosen.length)
          .mapToObj(i -> found.get(i).stream().map(best -> cut(best, batch.lengths()[i])).toList())
          .toList();
    }
  }

  /** The hypothesis without the weights of padding, which are zero. */
  private static Hypothesis cut(Hypothesis hypothesis, int positions) {
    return new Hypothesis(
        hypothesis.tokens(),
        hypothesis.logProbability(),
        hypothesis.finished(),
        Arrays.stream(hypothesis.alignment())
            .map(row -> Arrays.copyOf(row, positions))
            .toArray(float[][]::new));
  }

  /** The state before the first word. */
  private Decoder.State start(PaddedBatch sources, SearchDecoder decoder, NDManager root) {
    try (NDManager work = root.newSubManager()) {
      model.parameters().lendTo(work);
      decoder.lendTo(work);
      SourceReading reading =
          model.read(sources, model.translating(sources), Dropout.NONE, Tape.FORWARD, work);
      NDArray state = model.decoder().start(reading); // (B, n)
      SearchSource source = reading.forSearch(decoder, root);
      return Decoder.State.of(source, 0, state, Optional.empty(), root);
    }
  }

  /** A pass with teacher forcing, copied from the engine sentence by sentence. */
  static final class ForcedPass {
    private final float[] logProbabilities;
    private final List<float[]> weights;
    private final PaddedBatch sources;
    private final PaddedBatch targets;

    /**
     * @param logProbabilities of the target words (T B), in nats
     */
    ForcedPass(Decoder.Pass pass, NDArray logProbabilities, PaddedBatch sources) {
      this.logProbabilities = logProbabilities.toFloatArray();
      this.weights =
          pass.glimpses().stream().map(glimpse -> glimpse.weights().toFloatArray()).toList();
      this.sources = sources;
      this.targets = pass.references();
    }

    /** The result of one sentence. */
    SentenceTranslator.ForcedDecoding of(int row) {
      int words = targets.lengths()[row];
      double[] chosen = new double[words];
      float[][] alignment = new float[words][];
      for (int t = 0; t < words; t++) {
        chosen[t] = logProbabilities[t * targets.rows() + row];
        int from = row * sources.steps();
        alignment[t] = Arrays.copyOfRange(weights.get(t), from, from + sources.lengths()[row]);
      }
      return new SentenceTranslator.ForcedDecoding(chosen, alignment);
    }
  }
}
