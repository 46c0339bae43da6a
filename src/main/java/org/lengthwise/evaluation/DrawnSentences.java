package org.lengthwise.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.EvaluationSpec;
import org.lengthwise.text.Vocabulary;

/**
 * The test sentences whose alignments are kept: drawn among those of 10 to 20 source words without
 * unknown ones (Bahdanau et al. 2015, figure 3), the same for every model and seed.
 */
final class DrawnSentences {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 20;

  private DrawnSentences() {}

  /** Which ones, in the order of the corpus; all there are where that is fewer than wanted. */
  static List<Integer> of(Bitext test, EvaluationSpec evaluation) {
    int[] eligible =
        IntStream.range(0, test.size()).filter(pair -> eligible(test.source(pair))).toArray();
    int[] order =
        RandomStream.permutation(
            eligible.length, RandomStream.of(evaluation.seed(), "alignments", 0));
    return Arrays.stream(order)
        .limit(evaluation.alignments().drawn())
        .map(place -> eligible[place])
        .sorted()
        .boxed()
        .toList();
  }

  private static boolean eligible(int[] source) {
    return source.length >= SHORTEST && source.length <= LONGEST && isKnown(source);
  }

  /** Whether a sentence holds no unknown word. */
  static boolean isKnown(int[] sentence) {
    return Arrays.stream(sentence).noneMatch(word -> word == Vocabulary.UNKNOWN);
  }
}
