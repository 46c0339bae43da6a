package org.lengthwise.corpus.grammar;

import static org.lengthwise.corpus.grammar.Symbol.*;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The rules of both languages at once. The package's documentation explains them; where a rule
 * gives two lists the second is the order of the target.
 */
final class TranslationRules {
  private final Map<Symbol, List<Rule>> rules = new EnumMap<>(Symbol.class);

  private TranslationRules() {
    addClauses();
    addNounPhrases();
    addVerbPhrases();
    addVerbGroup(INTRANSITIVE_GROUP, INTRANSITIVE, INTRANSITIVE_BASE);
    addVerbGroup(TRANSITIVE_GROUP, TRANSITIVE, TRANSITIVE_BASE);
    addCliticGroup();
  }

  /** The rules of each phrase. */
  static Map<Symbol, List<Rule>> all() {
    return new TranslationRules().rules;
  }

  private void addClauses() {
    add(SENTENCE, 1, List.of(CLAUSES, STOP));
    add(CLAUSES, 1, List.of(CLAUSE));
    add(CLAUSES, 1, List.of(CLAUSE, CONJUNCTION, CLAUSES));

    add(CLAUSE, 4, Agreement.ANY, List.of(DETERMINED, PREDICATE));
    add(CLAUSE, 1.5, Agreement.PLURAL, List.of(BARE, PREDICATE));
    add(CLAUSE, 1.5, Agreement.SINGULAR, List.of(NAME, PREDICATE));
    add(CLAUSE, 1.5, Agreement.PERSON, List.of(PRONOUN, PREDICATE));
    // A predicative adjective never follows a subject this long: its agreement would be too far.
    add(CLAUSE, 0.8, Agreement.ANY, List.of(DETERMINED, OF_PHRASE, VERB_PHRASE));
    add(CLAUSE, 0.6, Agreement.ANY, List.of(DETERMINED, BRIEF_RELATIVE, VERB_PHRASE));

    add(PREDICATE, 5, List.of(VERB_PHRASE));
    add(PREDICATE, 1, List.of(COPULA, QUALITY));
  }

  private void addNounPhrases() {
    add(DETERMINED, 1, List.of(DETERMINER, NOMINAL));
    add(BARE, 1, List.of(INDEFINITE_PLURAL, NOMINAL));

    add(NOMINAL, 5, List.of(NOUN));
    add(NOMINAL, 2, List.of(EARLY_QUALITY, NOUN));
    reorder(NOMINAL, 3, List.of(LATE_QUALITY, NOUN), List.of(NOUN, LATE_QUALITY));
    reorder(
        NOMINAL,
        1,
        List.of(EARLY_QUALITY, LATE_QUALITY, NOUN),
        List.of(EARLY_QUALITY, NOUN, LATE_QUALITY));
    add(EARLY_QUALITY, 4, List.of(EARLY_ADJECTIVE));
    add(EARLY_QUALITY, 1, List.of(VERY, EARLY_ADJECTIVE));
    add(LATE_QUALITY, 4, List.of(LATE_ADJECTIVE));
    add(LATE_QUALITY, 1, List.of(VERY, LATE_ADJECTIVE));
    add(QUALITY, 1, List.of(EARLY_QUALITY));
    add(QUALITY, 1, List.of(LATE_QUALITY));

    add(OF_PHRASE, 3, Agreement.ANY, List.of(OF_THE, NOMINAL));
    add(OF_PHRASE, 1, Agreement.ANY, List.of(OF, OTHER_DETERMINER, NOMINAL));
    add(OF_PHRASE, 1, Agreement.PLURAL, List.of(OF, NOMINAL));
    add(OF_PHRASE, 1, Agreement.SINGULAR, List.of(OF, NAME));

    add(RELATIVE, 1, List.of(THAT, PREDICATE));
    add(BRIEF_RELATIVE, 2, List.of(THAT, INTRANSITIVE_GROUP));
    add(BRIEF_RELATIVE, 2, List.of(THAT, TRANSITIVE_GROUP, PLAIN_OBJECT));
    add(BRIEF_RELATIVE, 1, List.of(THAT, CLITIC_GROUP));
    add(BRIEF_RELATIVE, 1, List.of(THAT, COPULA, QUALITY));

    add(PLAIN_OBJECT, 3, Agreement.ANY, List.of(DETERMINED));
    add(PLAIN_OBJECT, 0.8, Agreement.PLURAL, List.of(BARE));
    add(PLAIN_OBJECT, 0.8, Agreement.SINGULAR, List.of(NAME));
    add(OBJECT, 4, List.of(PLAIN_OBJECT));
    add(OBJECT, 1.2, Agreement.ANY, List.of(DETERMINED, OF_PHRASE));
    add(OBJECT, 1, Agreement.ANY, List.of(DETERMINED, RELATIVE));
    add(OBJECT, 0.3, Agreement.PLURAL, List.of(BARE, RELATIVE));
  }

  private void addVerbPhrases() {
    add(VERB_PHRASE, 2, List.of(INTRANSITIVE_GROUP));
    add(VERB_PHRASE, 2, List.of(INTRANSITIVE_GROUP, ADJUNCT));
    add(VERB_PHRASE, 4, List.of(TRANSITIVE_GROUP, OBJECT));
    add(VERB_PHRASE, 0.7, List.of(TRANSITIVE_GROUP, PLAIN_OBJECT, ADJUNCT));
    add(VERB_PHRASE, 0.8, List.of(CLITIC_GROUP));
    add(VERB_PHRASE, 0.4, List.of(CLITIC_GROUP, ADJUNCT));
    add(ADJUNCT, 1, List.of(PREPOSITION, OBJECT));
  }

  private void addVerbGroup(Symbol group, Symbol verb, Symbol base) {
    add(group, 4, List.of(verb));
    reorder(group, 1.5, List.of(ADVERB, verb), List.of(verb, ADVERB));
    reorder(group, 1, List.of(DO, NOT, base), List.of(DO, base, NOT));
  }

  private void addCliticGroup() {
    reorder(CLITIC_GROUP, 4, List.of(TRANSITIVE, CLITIC), List.of(CLITIC, TRANSITIVE));
    reorder(
        CLITIC_GROUP,
        1.5,
        List.of(ADVERB, TRANSITIVE, CLITIC),
        List.of(CLITIC, TRANSITIVE, ADVERB));
    reorder(
        CLITIC_GROUP,
        1,
        List.of(DO, NOT, TRANSITIVE_BASE, CLITIC),
        List.of(DO, CLITIC, TRANSITIVE_BASE, NOT));
    // The pronoun agrees with what it stands for, not with the subject as the verb does.
    add(CLITIC, 1, Agreement.PERSON, List.of(OBJECT_PRONOUN));
  }

  private void add(Symbol phrase, double weight, List<Symbol> parts) {
    add(Rule.of(phrase, weight, Agreement.INHERITED, parts, parts));
  }

  private void add(Symbol phrase, double weight, List<Agreement> agreements, List<Symbol> parts) {
    add(Rule.of(phrase, weight, agreements, parts, parts));
  }

  private void reorder(Symbol phrase, double weight, List<Symbol> source, List<Symbol> target) {
    add(Rule.of(phrase, weight, Agreement.INHERITED, source, target));
  }

  private void add(Rule rule) {
    rules.computeIfAbsent(rule.phrase(), phrase -> new ArrayList<>()).add(rule);
  }

  /**
   * A rule of a synchronous grammar: one phrase, its parts in the order of the source and the order
   * of the same parts in the target.
   *
   * @param phrase what is expanded
   * @param weight how often, relative to the other rules of the phrase
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
}
