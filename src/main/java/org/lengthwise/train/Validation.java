package org.lengthwise.train;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.metrics.Bleu;
import org.lengthwise.metrics.Statistics;
import org.lengthwise.model.Translator;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.TrainingSpec;

/** The loss on the development set, and the BLEU of its greedy translations. */
final class Validation {
  private final PreparedCorpus corpus;
  private final TrainingSpec.Validation spec;
  private final List<int[]> batches;

  Validation(ExperimentSpec experiment, PreparedCorpus corpus) {
    this.corpus = corpus;
    this.spec = experiment.training().validation();
    this.batches =
        batches(Math.min(spec.pairs(), corpus.dev().size()), experiment.training().batch());
  }

  /** Pairs of similar lengths together, to save padding. */
  private List<int[]> batches(int pairs, int size) {
    int[] byLength =
        IntStream.range(0, pairs)
            .boxed()
            .sorted(Comparator.comparingInt(corpus.dev()::longerLength))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> cut = new ArrayList<>();
    for (int from = 0; from < pairs; from += size) {
      cut.add(IntStream.range(from, Math.min(pairs, from + size)).map(i -> byLength[i]).toArray());
    }
    return cut;
  }

  /**
   * Nats per target token, end tokens counted.
   *
   * @return nothing when it was asked to stop before the end
   */
  OptionalDouble loss(Learner learner, StopRequest stop) {
    BatchLoader loader = new BatchLoader(corpus.dev());
    double loss = 0;
    long tokens = 0;
    for (int[] pairs : batches) {
      if (stop.made()) {
        return OptionalDouble.empty();
      }
      BatchLoader.Batch batch = loader.load(pairs);
      loss += learner.loss(batch);
      tokens += batch.targets().tokens();
    }
    return OptionalDouble.of(loss / tokens);
  }

  /** However the test set is searched, validation has to be quick. */
  private static DecodingSpec.Greedy greedy(DecodingSpec decoding) {
    return new DecodingSpec.Greedy(
        decoding.batch(), decoding.lengthFactor(), decoding.banUnknown(), false);
  }

  /** Whether development pairs are translated. */
  boolean translates() {
    return spec.translations() > 0;
  }

  /** Tokenised BLEU of greedy translations of the first development pairs; NaN if undefined. */
  double bleu(Learner learner, ExperimentSpec experiment, NDManager manager) {
    int pairs = Math.min(spec.translations(), corpus.dev().size());
    List<int[]> sources = IntStream.range(0, pairs).mapToObj(corpus.dev()::source).toList();
    List<Hypothesis> found;
    try (Translator translator = new Translator(learner.model(), manager.newSubManager())) {
      found =
          translator.translate(sources, greedy(experiment.decoding()), 1).stream()
              .map(best -> best.get(0))
              .toList();
    }
    List<Statistics> sentences = new ArrayList<>(pairs);
    for (int i = 0; i < pairs; i++) {
      String hypothesis = String.join(" ", corpus.target().decode(found.get(i).tokens()));
      String reference = String.join(" ", corpus.devText().get(i).target());
      sentences.add(Bleu.TOKENISED.statistics(hypothesis, reference));
    }
    return Bleu.TOKENISED.score(sentences).value();
  }
}
