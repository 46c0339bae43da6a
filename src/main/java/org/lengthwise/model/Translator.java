package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.config.DecodingSpec;
import org.lengthwise.config.DeviceKind;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.decode.ForcedDecoding;
import org.lengthwise.decode.GreedySearch;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.nn.PaddedBatch;
import org.lengthwise.nn.Parameters;
import org.lengthwise.nn.SavedArrays;
import org.lengthwise.text.Vocabulary;

/** Translates sentences with a model, in batches of like lengths. */
public final class Translator implements SentenceTranslator {
  private final EncoderDecoder model;
  private final NDManager manager;

  /**
   * @param manager closed with the translator; nothing stays on it between translations
   */
  public Translator(EncoderDecoder model, NDManager manager) {
    this.model = model;
    this.manager = manager;
  }

  /**
   * A translator with the weights of a checkpoint.
   *
   * @param weights a SafeTensors file
   * @throws UncheckedIOException when it cannot be read
   * @throws IllegalArgumentException when it is of another model
   */
  public static Translator open(
      ModelSpec spec, DeviceKind device, PreparedCorpus corpus, Path weights) {
    NDManager manager = NDManager.newBaseManager();
    try {
      SavedArrays saved =
          SavedArrays.decode(Files.readAllBytes(weights), weights.toString(), manager);
      Parameters parameters = new Parameters(manager, saved, false);
      EncoderDecoder model =
          EncoderDecoder.of(spec, corpus.source().size(), corpus.target().size(), parameters);
      return new Translator(model, manager);
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException("cannot read " + weights, e);
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
    int[] byLength =
        IntStream.range(0, sources.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> sources.get(i).length))
            .mapToInt(Integer::intValue)
            .toArray();
    List<List<Hypothesis>> hypotheses =
        new ArrayList<>(Collections.nCopies(sources.size(), List.of()));
    for (int from = 0; from < byLength.length; from += decoding.batch()) {
      int to = Math.min(from + decoding.batch(), byLength.length);
      int[] chosen = Arrays.copyOfRange(byLength, from, to);
      List<Hypothesis> found =
          search(Arrays.stream(chosen).mapToObj(sources::get).toList(), decoding);
      for (int i = 0; i < chosen.length; i++) {
        hypotheses.set(chosen[i], List.of(found.get(i)));
      }
    }
    return hypotheses;
  }

  @Override
  public List<ForcedDecoding> align(List<int[]> sources, List<int[]> targets) {
    throw new IllegalStateException("soon");
  }

  private List<Hypothesis> search(List<int[]> sources, DecodingSpec decoding) {
    PaddedBatch batch = PaddedBatch.of(sources, Vocabulary.END);
    int[] limits =
        Arrays.stream(batch.lengths())
            .map(length -> Math.max(1, (int) Math.floor(decoding.lengthFactor() * length)))
            .toArray();
    return decoding.match(
        greedy -> {
          try (NDManager root = manager.newSubManager()) {
            return new GreedySearch(Vocabulary.END)
                .search(new SearchStep(model, root), start(batch, root), limits);
          }
        },
        beam -> {
          throw new IllegalStateException("soon");
        });
  }

  /** The state before the first word. */
  private DecoderState start(PaddedBatch sources, NDManager root) {
    NDManager owner = root.newSubManager();
    try (NDManager work = root.newSubManager()) {
      model.parameters().lendTo(work);
      SourceReading reading = model.read(sources, work);
      NDArray state = model.decoder().start(reading);
      state.attach(owner);
      reading.giveTo(owner);
      return new DecoderState(owner, reading, state, Optional.empty());
    }
  }
}
