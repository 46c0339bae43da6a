package org.lengthwise.corpus.grammar;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random choice among the lexemes of a class that have a form of one agreement. The first lexeme
 * comes nearly three times as often as the last, whatever their number.
 */
final class WordChoice {
  private final List<Phrase.Form> forms = new ArrayList<>();
  private final double[] cumulative;

  WordChoice(List<Lexeme> lexemes, Agreement agreement) {
    for (Lexeme lexeme : lexemes) {
      Phrase.Form form = lexeme.forms().get(agreement);
      if (form != null) {
        forms.add(form);
      }
    }
    cumulative = new double[forms.size()];
    double sum = 0;
    for (int rank = 0; rank < cumulative.length; rank++) {
      sum += 1.0 / (cumulative.length + 2 * rank);
      cumulative[rank] = sum;
    }
  }

  Phrase.Form draw(UniformRandomProvider random) {
    if (forms.size() == 1) {
      return forms.get(0);
    }
    int last = cumulative.length - 1;
    double point = random.nextDouble() * cumulative[last];
    int low = 0;
    int high = last;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (point < cumulative[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return forms.get(low);
  }
}
