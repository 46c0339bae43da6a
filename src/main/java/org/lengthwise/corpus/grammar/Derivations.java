package org.lengthwise.corpus.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws sentences of an exact number of source tokens.
 *
 * <p>The weight of a phrase of {@code n} tokens is the sum over its derivations of the product of
 * their rules' weights: the inside weights of Lari and Young (1990), with a length in place of a
 * string. A derivation drawn top-down in proportion to them has the distribution of the grammar
 * given the length, and no draw is rejected.
 */
final class Derivations {
  private static final double UNKNOWN = -1;

  private final Map<Symbol, List<Expansion>> expansions = new EnumMap<>(Symbol.class);
  private final Map<Symbol, double[]> inside = new EnumMap<>(Symbol.class);
  private final Map<Symbol, Map<Agreement, WordChoice>> words = new EnumMap<>(Symbol.class);

  /**
   * @param lexicon the words
   * @param longest the most source tokens that will be asked for
   */
  Derivations(Lexicon lexicon, int longest) {
    TranslationRules.all()
        .forEach(
            (phrase, rules) -> {
              double sum = rules.stream().mapToDouble(TranslationRules.Rule::weight).sum();
              expansions.put(
                  phrase,
                  rules.stream()
                      .map(rule -> new Expansion(rule, rule.weight() / sum, longest))
                      .toList());
            });
    for (Symbol symbol : Symbol.values()) {
      if (symbol.isPhrase()) {
        inside.put(symbol, unknown(longest));
      } else {
        Map<Agreement, WordChoice> choices = new EnumMap<>(Agreement.class);
        for (Agreement agreement : Agreement.values()) {
          choices.put(agreement, new WordChoice(lexicon.lexemes(symbol), agreement));
        }
        words.put(symbol, choices);
      }
    }
    for (int tokens = 0; tokens <= longest; tokens++) {
      weight(Symbol.SENTENCE, tokens);
    }
  }

  /** A sentence of exactly this many source tokens, 3 or more. */
  Phrase draw(int tokens, UniformRandomProvider random) {
    return draw(Symbol.SENTENCE, tokens, Agreement.MASCULINE_SINGULAR, random);
  }

  private Phrase draw(
      Symbol symbol, int tokens, Agreement inherited, UniformRandomProvider random) {
    if (!symbol.isPhrase()) {
      return words(symbol, inherited).draw(random);
    }
    Expansion expansion = expansion(symbol, tokens, random);
    List<Agreement> agreements = expansion.rule.agreements();
    Agreement agreement =
        agreements.isEmpty() ? inherited : agreements.get(random.nextInt(agreements.size()));
    List<Symbol> symbols = expansion.rule.parts();
    List<Phrase> parts = new ArrayList<>(symbols.size());
    int left = tokens;
    for (int part = 0; part < symbols.size(); part++) {
      int taken = taken(expansion, part, left, random);
      parts.add(draw(symbols.get(part), taken, agreement, random));
      left -= taken;
    }
    return new Phrase.Branch(expansion.rule, parts);
  }

  private Expansion expansion(Symbol phrase, int tokens, UniformRandomProvider random) {
    double point = random.nextDouble() * weight(phrase, tokens);
    List<Expansion> ways = expansions(phrase);
    Expansion chosen = ways.get(0);
    for (Expansion expansion : ways) {
      double weight = expansion.probability * weight(expansion, 0, tokens);
      if (weight > 0) {
        chosen = expansion;
        point -= weight;
        if (point < 0) {
          break;
        }
      }
    }
    return chosen;
  }

  /** How many of the tokens left the part takes. */
  private int taken(Expansion expansion, int part, int left, UniformRandomProvider random) {
    List<Symbol> parts = expansion.rule.parts();
    if (!parts.get(part).isPhrase()) {
      return parts.get(part).width();
    }
    if (part == parts.size() - 1) {
      return left;
    }
    double point = random.nextDouble() * weight(expansion, part, left);
    int chosen = 0;
    for (int taken = 1; taken <= left; taken++) {
      double weight = weight(parts.get(part), taken) * weight(expansion, part + 1, left - taken);
      if (weight > 0) {
        chosen = taken;
        point -= weight;
        if (point < 0) {
          break;
        }
      }
    }
    return chosen;
  }

  private double weight(Symbol symbol, int tokens) {
    if (!symbol.isPhrase()) {
      return symbol.width() == tokens ? 1 : 0;
    }
    double[] known = Objects.requireNonNull(inside.get(symbol), "a phrase without weights");
    if (known[tokens] == UNKNOWN) {
      double sum = 0;
      for (Expansion expansion : expansions(symbol)) {
        sum += expansion.probability * weight(expansion, 0, tokens);
      }
      known[tokens] = sum;
    }
    return known[tokens];
  }

  /** The weight of all ways in which the parts from this one on make so many tokens. */
  private double weight(Expansion expansion, int from, int tokens) {
    List<Symbol> parts = expansion.rule.parts();
    if (from == parts.size()) {
      return tokens == 0 ? 1 : 0;
    }
    double[] known = expansion.suffixes[from];
    if (known[tokens] == UNKNOWN) {
      known[tokens] = sum(expansion, from, tokens);
    }
    return known[tokens];
  }

  private double sum(Expansion expansion, int from, int tokens) {
    Symbol part = expansion.rule.parts().get(from);
    if (!part.isPhrase()) {
      int left = tokens - part.width();
      return left < 0 ? 0 : weight(expansion, from + 1, left);
    }
    double sum = 0;
    for (int taken = 1; taken <= tokens; taken++) {
      double rest = weight(expansion, from + 1, tokens - taken);
      if (rest > 0) {
        sum += rest * weight(part, taken);
      }
    }
    return sum;
  }

  private List<Expansion> expansions(Symbol phrase) {
    return Objects.requireNonNull(expansions.get(phrase), "a phrase without rules");
  }

  private WordChoice words(Symbol wordClass, Agreement agreement) {
    Map<Agreement, WordChoice> choices =
        Objects.requireNonNull(words.get(wordClass), "a class without words");
    return Objects.requireNonNull(choices.get(agreement), "an agreement without words");
  }

  private static double[] unknown(int longest) {
    double[] weights = new double[longest + 1];
    Arrays.fill(weights, UNKNOWN);
    return weights;
  }

  /**
   * A rule, its probability among those of its phrase and, for each of its parts, the weights of
   * that part and all behind it.
   */
  private static final class Expansion {
    private final TranslationRules.Rule rule;
    private final double probability;
    private final double[][] suffixes;

    Expansion(TranslationRules.Rule rule, double probability, int longest) {
      this.rule = rule;
      this.probability = probability;
      this.suffixes = new double[rule.parts().size()][];
      Arrays.setAll(suffixes, part -> unknown(longest));
    }
  }

  /**
   * A random choice among the lexemes of a class that have a form of one agreement. The first
   * lexeme comes nearly three times as often as the last, whatever their number.
   */
  static final class WordChoice {
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
}
