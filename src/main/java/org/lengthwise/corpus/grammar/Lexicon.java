package org.lengthwise.corpus.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The words of both languages. It depends on the number of words alone, so corpora of different
 * seeds are sentences of the same two languages.
 */
public final class Lexicon {
  private static final Set<Symbol> CONTENT =
      EnumSet.of(
          Symbol.NOUN,
          Symbol.NAME,
          Symbol.EARLY_ADJECTIVE,
          Symbol.LATE_ADJECTIVE,
          Symbol.ADVERB,
          Symbol.INTRANSITIVE,
          Symbol.INTRANSITIVE_BASE,
          Symbol.TRANSITIVE,
          Symbol.TRANSITIVE_BASE);

  private final Map<Symbol, List<Lexeme>> lexemes = new EnumMap<>(Symbol.class);

  private Lexicon(int words) {
    Sizes sizes = Sizes.of(words);
    addFunctionWords(sizes);
    addContentWords(sizes);
  }

  /**
   * The lexicon of exactly this many source words, the full stop among them.
   *
   * @param words at least 60
   */
  public static Lexicon of(int words) {
    return new Lexicon(words);
  }

  /** Every source token that the grammar can say. */
  public SortedSet<String> sourceWords() {
    SortedSet<String> words = new TreeSet<>();
    forms().forEach(form -> words.addAll(form.source()));
    return Collections.unmodifiableSortedSet(words);
  }

  /**
   * Every target token that the grammar can say; more than the source has, because more words
   * agree.
   */
  public SortedSet<String> targetWords() {
    SortedSet<String> words = new TreeSet<>();
    forms().forEach(form -> words.addAll(form.target()));
    return Collections.unmodifiableSortedSet(words);
  }

  /**
   * The content words of the source (nouns, names, adjectives, adverbs, verbs), each form with the
   * target forms that can stand for it. No target form stands for two lexemes.
   */
  public Map<String, SortedSet<String>> translations() {
    Map<String, SortedSet<String>> translations = new TreeMap<>();
    for (Symbol symbol : CONTENT) {
      forms(lexemes(symbol))
          .forEach(
              form ->
                  translations
                      .computeIfAbsent(form.source().get(0), word -> new TreeSet<>())
                      .addAll(form.target()));
    }
    return Collections.unmodifiableMap(translations);
  }

  /** The lexemes of a class, the most frequent first. */
  List<Lexeme> lexemes(Symbol wordClass) {
    return lexemes.getOrDefault(wordClass, List.of());
  }

  private void addFunctionWords(Sizes sizes) {
    List<Lexeme> determiners = WordLists.determiners().subList(0, sizes.determiners());
    lexemes.put(Symbol.DETERMINER, determiners);
    // After "of" neither "the", which melts into it, nor "a", which would need an elision.
    lexemes.put(Symbol.OTHER_DETERMINER, determiners.subList(2, determiners.size()));
    lexemes.put(Symbol.CONJUNCTION, WordLists.conjunctions().subList(0, sizes.conjunctions()));
    lexemes.put(Symbol.PREPOSITION, WordLists.prepositions().subList(0, sizes.prepositions()));
    lexemes.put(
        Symbol.PRONOUN,
        List.of(
            Lexeme.name(false, "he", "il"),
            Lexeme.name(true, "she", "elle"),
            Lexeme.inflected("-", "they", "-", "-", "ils", "-")));
    lexemes.put(
        Symbol.OBJECT_PRONOUN,
        List.of(
            Lexeme.name(false, "him", "le"),
            Lexeme.name(true, "her", "la"),
            Lexeme.inflected("-", "them", "-", "-", "les", "-")));
    put(Symbol.STOP, Lexeme.invariable(".", "."));
    put(Symbol.THAT, Lexeme.invariable("that", "qui"));
    put(Symbol.VERY, Lexeme.invariable("very", "très"));
    put(Symbol.DO, Lexeme.verb("does", "do", "ne", "ne"));
    put(Symbol.NOT, Lexeme.invariable("not", "pas"));
    put(Symbol.COPULA, Lexeme.verb("is", "are", "est", "sont"));
    put(Symbol.OF, Lexeme.invariable("of", "de"));
    put(Symbol.OF_THE, Lexeme.inflected("of+the", "of+the", "du", "de+la", "des", "des"));
    put(Symbol.INDEFINITE_PLURAL, Lexeme.inflected("-", "0", "-", "-", "des", "des"));
  }

  private void addContentWords(Sizes sizes) {
    InventedWords invented = new InventedWords(writtenWords(true), writtenWords(false));
    put(Symbol.NOUN, fill(WordLists.nouns(), sizes.nouns(), invented::noun));
    put(Symbol.NAME, fill(WordLists.names(), sizes.names(), invented::name));
    put(Symbol.ADVERB, fill(WordLists.adverbs(), sizes.adverbs(), invented::adverb));
    put(
        Symbol.EARLY_ADJECTIVE,
        fill(WordLists.earlyAdjectives(), sizes.earlyAdjectives(), invented::adjective));
    put(
        Symbol.LATE_ADJECTIVE,
        fill(WordLists.lateAdjectives(), sizes.lateAdjectives(), invented::adjective));
    putVerbs(
        Symbol.INTRANSITIVE,
        Symbol.INTRANSITIVE_BASE,
        fill(WordLists.intransitiveVerbs(), sizes.intransitiveVerbs(), invented::verb));
    putVerbs(
        Symbol.TRANSITIVE,
        Symbol.TRANSITIVE_BASE,
        fill(WordLists.transitiveVerbs(), sizes.transitiveVerbs(), invented::verb));
  }

  /** After {@code does not} the source shows no number, but the target still does. */
  private void putVerbs(Symbol finite, Symbol base, List<String[]> verbs) {
    put(finite, verbs.stream().map(v -> Lexeme.verb(v[0], v[1], v[2], v[3])).toList());
    put(base, verbs.stream().map(v -> Lexeme.verb(v[1], v[1], v[2], v[3])).toList());
  }

  private void put(Symbol wordClass, Lexeme only) {
    put(wordClass, List.of(only));
  }

  private void put(Symbol wordClass, List<Lexeme> words) {
    lexemes.put(wordClass, words);
  }

  private Stream<Phrase.Form> forms() {
    return lexemes.values().stream().flatMap(Lexicon::forms);
  }

  private static Stream<Phrase.Form> forms(List<Lexeme> lexemes) {
    return lexemes.stream().flatMap(lexeme -> lexeme.forms().values().stream());
  }

  private static <T> List<T> fill(List<T> written, int size, Supplier<T> invent) {
    List<T> words = new ArrayList<>(written.subList(0, Math.min(size, written.size())));
    while (words.size() < size) {
      words.add(invent.get());
    }
    return List.copyOf(words);
  }

  /** Every written form, used in this lexicon or not: an invented word must not look like one. */
  private Set<String> writtenWords(boolean source) {
    Set<String> words = new HashSet<>();
    Stream.of(
            WordLists.nouns(),
            WordLists.names(),
            WordLists.adverbs(),
            WordLists.earlyAdjectives(),
            WordLists.lateAdjectives())
        .flatMap(Lexicon::forms)
        .forEach(form -> words.addAll(source ? form.source() : form.target()));
    Stream.of(WordLists.intransitiveVerbs(), WordLists.transitiveVerbs())
        .flatMap(List::stream)
        .forEach(v -> words.addAll(Arrays.asList(v).subList(source ? 0 : 2, source ? 2 : 4)));
    forms().forEach(form -> words.addAll(source ? form.source() : form.target()));
    return words;
  }

  /**
   * How many lexemes of each class make a lexicon of so many source words. Nouns and verbs count
   * twice, because they have two source forms; adjectives take what the other shares leave.
   */
  record Sizes(
      int determiners,
      int conjunctions,
      int prepositions,
      int nouns,
      int names,
      int earlyAdjectives,
      int lateAdjectives,
      int adverbs,
      int intransitiveVerbs,
      int transitiveVerbs) {

    /** The function words without which a construction of the grammar could not be said. */
    static final int CORE = 23;

    private static final int SMALLEST = 60;
    private static final int EXTRAS = 18;
    private static final int WORDS_PER_EXTRA = 5;
    private static final int EXTRA_DETERMINERS = 5;
    private static final int EXTRA_CONJUNCTIONS = 5;

    static Sizes of(int words) {
      if (words < SMALLEST) {
        throw new IllegalArgumentException(
            "the grammar needs at least " + SMALLEST + " words; found " + words);
      }
      int extras = Math.min(EXTRAS, (words - SMALLEST) / WORDS_PER_EXTRA);
      int determiners = extras * EXTRA_DETERMINERS / EXTRAS;
      int conjunctions = extras * EXTRA_CONJUNCTIONS / EXTRAS;
      int open = words - CORE - extras;
      int nouns = share(open, 0.42 / 2);
      int names = share(open, 0.08);
      int adverbs = share(open, 0.06);
      int intransitive = share(open, 0.14 / 2);
      int transitive = share(open, 0.16 / 2);
      int adjectives = open - 2 * (nouns + intransitive + transitive) - names - adverbs;
      int early = share(adjectives, 0.4);
      return new Sizes(
          3 + determiners,
          2 + conjunctions,
          2 + extras - determiners - conjunctions,
          nouns,
          names,
          early,
          adjectives - early,
          adverbs,
          intransitive,
          transitive);
    }

    private static int share(int words, double share) {
      return (int) Math.round(words * share);
    }
  }
}
