package org.lengthwise.corpus.grammar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recogniser of the target language of 150 words that knows it from tables of its own: ms, fs, mp
 * and fp are the agreements of a word.
 */
final class TargetSyntax {
  private static final Map<String, Set<String>> NOUNS =
      table(
          "ms: chat chien roi livre cheval jardin bateau garçon couteau boulanger pont château",
          "mp: chats chiens rois livres chevaux jardins bateaux garçons couteaux boulangers ponts",
          "mp: châteaux",
          "fs: maison fleur reine fille ville voiture lettre vache chanson rue montagne",
          "fp: maisons fleurs reines filles villes voitures lettres vaches chansons rues montagnes");
  private static final Map<String, Set<String>> NAMES =
      table("ms: pierre jean jacques guillaume mathieu", "fs: marie jeanne lucie marguerite julie");
  private static final Map<String, Set<String>> PRONOUNS = table("ms: il", "fs: elle", "mp: ils");
  private static final Map<String, Set<String>> DETERMINERS =
      table(
          "ms: le un ce mon ton chaque",
          "fs: la une cette ma ta chaque",
          "mp: les des ces mes tes deux trois",
          "fp: les des ces mes tes deux trois");
  private static final Map<String, Set<String>> EARLY =
      table(
          "ms: petit grand bon jeune nouveau",
          "fs: petite grande bonne jeune nouvelle",
          "mp: petits grands bons jeunes nouveaux",
          "fp: petites grandes bonnes jeunes nouvelles");
  private static final Map<String, Set<String>> LATE =
      table(
          "ms: rouge vert blanc triste noir riche lourd pauvre",
          "fs: rouge verte blanche triste noire riche lourde pauvre",
          "mp: rouges verts blancs tristes noirs riches lourds pauvres",
          "fp: rouges vertes blanches tristes noires riches lourdes pauvres");
  private static final Map<String, Set<String>> VERBS =
      table(
          "s: dort chante marche tombe rit vient danse court",
          "p: dorment chantent marchent tombent rient viennent dansent courent",
          "s: voit prend trouve suit cache regarde porte cherche peint",
          "p: voient prennent trouvent suivent cachent regardent portent cherchent peignent");
  private static final Set<String> ADVERBS =
      words("souvent toujours rarement parfois encore vite déjà");
  private static final Set<String> PREPOSITIONS =
      words("avec dans sur sous derrière pour sans devant contre vers");
  private static final Set<String> CONJUNCTIONS = words("et mais car ou quand donc puis");
  private static final Set<String> CLITICS = words("le la les");

  private final List<String> tokens;
  private int next;

  private TargetSyntax(List<String> tokens) {
    this.tokens = tokens;
  }

  /** Fails, with the sentence and the place, if these tokens are no sentence or do not agree. */
  static void check(List<String> tokens) {
    TargetSyntax syntax = new TargetSyntax(tokens);
    syntax.clause();
    while (syntax.skip(CONJUNCTIONS)) {
      syntax.clause();
    }
    syntax.want(syntax.word().equals(".") && syntax.next == tokens.size() - 1, "the end");
  }

  private void clause() {
    Set<String> subject;
    if (PRONOUNS.containsKey(word())) {
      subject = PRONOUNS.get(take());
    } else {
      subject = nounPhrase();
      ofPhrase();
    }
    if (skip(Set.of("qui"))) {
      verbPhrase(subject);
    }
    verbPhrase(subject);
  }

  private void verbPhrase(Set<String> subject) {
    if (word().equals("est") || word().equals("sont")) {
      wantAgreement(Set.of(take().equals("est") ? "s" : "p"), numbers(subject), "a copula");
      skip(Set.of("très"));
      Map<String, Set<String>> adjectives = EARLY.containsKey(word()) ? EARLY : LATE;
      wantAgreement(adjectives.getOrDefault(take(), Set.of()), subject, "a predicative adjective");
      return;
    }
    boolean negated = skip(Set.of("ne"));
    skip(CLITICS);
    wantAgreement(VERBS.getOrDefault(take(), Set.of()), numbers(subject), "a verb");
    if (negated) {
      want(skip(Set.of("pas")), "pas");
    } else {
      skip(ADVERBS);
    }
    if (nounPhraseIsNext()) {
      object();
    }
    if (skip(PREPOSITIONS)) {
      object();
    }
  }

  private void object() {
    Set<String> head = nounPhrase();
    ofPhrase();
    if (skip(Set.of("qui"))) {
      verbPhrase(head);
    }
  }

  private boolean nounPhraseIsNext() {
    boolean clitic = CLITICS.contains(word()) && VERBS.containsKey(tokens.get(next + 1));
    return NAMES.containsKey(word()) || (DETERMINERS.containsKey(word()) && !clitic);
  }

  private void ofPhrase() {
    if (word().equals("du")) {
      take();
      nominal(Set.of("ms"));
    } else if (word().equals("des")) {
      take();
      nominal(Set.of("mp", "fp"));
    } else if (skip(Set.of("de"))) {
      if (NAMES.containsKey(word()) || DETERMINERS.containsKey(word())) {
        want(!Set.of("le", "les", "des", "un").contains(word()), "what may follow de");
        nounPhrase();
      } else {
        nominal(Set.of("mp", "fp"));
      }
    }
  }

  private Set<String> nounPhrase() {
    if (NAMES.containsKey(word())) {
      return NAMES.get(take());
    }
    return nominal(DETERMINERS.getOrDefault(take(), Set.of()));
  }

  /** What the determiner allows, narrowed by each word to what they share. */
  private Set<String> nominal(Set<String> determiner) {
    Set<String> shared = new HashSet<>(determiner);
    qualities(EARLY, shared);
    want(NOUNS.containsKey(word()), "a noun");
    shared.retainAll(NOUNS.get(take()));
    qualities(LATE, shared);
    want(shared.size() == 1, "agreement");
    return shared;
  }

  private void qualities(Map<String, Set<String>> adjectives, Set<String> shared) {
    boolean very = skip(Set.of("très"));
    if (adjectives.containsKey(word())) {
      shared.retainAll(adjectives.get(take()));
    } else {
      want(!very || adjectives == EARLY, "a late adjective");
      next -= very ? 1 : 0;
    }
  }

  private void wantAgreement(Set<String> found, Set<String> wanted, String what) {
    want(found.containsAll(wanted), what + " that agrees with " + wanted);
  }

  private static Set<String> numbers(Set<String> agreements) {
    Set<String> numbers = new HashSet<>();
    agreements.forEach(agreement -> numbers.add(agreement.substring(1)));
    return numbers;
  }

  private String word() {
    return tokens.get(next);
  }

  private String take() {
    return tokens.get(next++);
  }

  private boolean skip(Set<String> words) {
    boolean found = words.contains(word());
    next += found ? 1 : 0;
    return found;
  }

  private void want(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("wanted " + what + " by token " + next + " of " + tokens);
    }
  }

  private static Map<String, Set<String>> table(String... rows) {
    Map<String, Set<String>> table = new HashMap<>();
    for (String row : rows) {
      String[] columns = row.split(": ");
      for (String word : columns[1].split(" ")) {
        table.computeIfAbsent(word, key -> new HashSet<>()).add(columns[0]);
      }
    }
    return table;
  }

  private static Set<String> words(String words) {
    return new HashSet<>(Arrays.asList(words.split(" ")));
  }
}
