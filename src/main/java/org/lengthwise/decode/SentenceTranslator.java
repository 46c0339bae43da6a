package org.lengthwise.decode;

import java.util.Arrays;
import java.util.List;
import org.lengthwise.spec.DecodingSpec;

/** A trained model that translates sentences and scores given translations; words are ids. */
public interface SentenceTranslator extends AutoCloseable {

  /**
   * Translates sentences. Apart from rounding, a translation does not depend on the other
   * sentences.
   *
   * @param sources word ids, without end tokens; a sentence may be empty
   * @param most the most hypotheses to return per sentence; greedy search finds one, a beam as many
   *     as its width
   * @return the hypotheses of each sentence, best first, in the order of the sources; at least one
   *     each
   */
  List<List<Hypothesis>> translate(List<int[]> sources, DecodingSpec decoding, int most);

  /**
   * Forced decoding: scores and alignments of given translations.
   *
   * @param sources word ids, without end tokens
   * @param targets word ids, without end tokens, one for each source
   * @return in the order of the pairs
   */
  List<ForcedDecoding> align(List<int[]> sources, List<int[]> targets);

  /** Frees the model. */
  @Override
  void close();

  /**
   * The score and the alignment of a given translation.
   *
   * @param logProbabilities of each word given those before, in nats, the end token last
   * @param alignment a row for each of them: the weight of each source position, the end token last
   */
  record ForcedDecoding(double[] logProbabilities, float[][] alignment) {

    /** The log-probability of the whole translation, in nats. */
    public double logProbability() {
      return Arrays.stream(logProbabilities).sum();
    }
  }
}
