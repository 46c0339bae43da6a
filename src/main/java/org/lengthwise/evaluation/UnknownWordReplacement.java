package org.lengthwise.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.text.Vocabulary;

/**
 * Turns hypotheses into words, where asked with unknown words replaced.
 *
 * @param target the model's words
 * @param replacesUnknown whether an unknown word is replaced by the source word that the model
 *     attended to most when it chose it, the first if there are several; it stays if that is the
 *     end token. After Luong et al. 2015, section 4.1, without their dictionary
 */
public record UnknownWordReplacement(Vocabulary target, boolean replacesUnknown) {
  /** A hypothesis in words. */
  public List<String> of(Hypothesis hypothesis, List<String> source) {
    int[] tokens = hypothesis.tokens();
    List<String> words = new ArrayList<>(target.decode(tokens));
    for (int i = 0; replacesUnknown && i < tokens.length; i++) {
      int most = greatest(hypothesis.alignment()[i]);
      if (tokens[i] == Vocabulary.UNKNOWN && most < source.size()) {
        words.set(i, source.get(most));
      }
    }
    return words;
  }

  private static int greatest(float[] weights) {
    int greatest = 0;
    for (int i = 1; i < weights.length; i++) {
      if (weights[i] > weights[greatest]) {
        greatest = i;
      }
    }
    return greatest;
  }
}
