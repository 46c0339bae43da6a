package org.lengthwise.corpus.grammar;

import java.util.EnumSet;
import java.util.List;

/**
 * A rule of a synchronous grammar: one phrase, its parts in the order of the source and the order
 * of the same parts in the target.
 *
 * @param phrase what is expanded
 * @param weight how often against the other rules of the phrase
 * @param agreements gender and number drawn for all the parts, or none where they are inherited
 * @param parts the parts in source order, each symbol once
 * @param targetOrder the same parts in target order, as indices into {@code parts}
 */
record Rule(
    Symbol phrase,
    double weight,
    List<Agreement> agreements,
    List<Symbol> parts,
    List<Integer> targetOrder) {

  static Rule of(
      Symbol phrase,
      double weight,
      List<Agreement> agreements,
      List<Symbol> source,
      List<Symbol> target) {
    if (source.size() != target.size()
        || EnumSet.copyOf(source).size() != source.size()
        || !EnumSet.copyOf(source).equals(EnumSet.copyOf(target))) {
      throw new IllegalArgumentException(
          "the parts of "
              + phrase
              + " must be the same on both sides, each once; found "
              + source
              + " and "
              + target);
    }
    return new Rule(
        phrase, weight, agreements, source, target.stream().map(source::indexOf).toList());
  }
}
