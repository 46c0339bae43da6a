package org.lengthwise.corpus.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words made of syllables, for lexicons larger than the hand-written lists. The same calls in the
 * same order give the same words, each unlike every form taken before.
 */
final class InventedWords {
  private static final String ONSETS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = ONSETS.length() * VOWELS.length();
  private static final int STEMS = SYLLABLES * SYLLABLES;
  // Without a common factor with STEMS, so that the steps visit every stem before one comes again.
  private static final int SOURCE_STEP = 1789;
  private static final int TARGET_STEP = 2371;

  private final WordMaker source;
  private final WordMaker target;
  private int nouns;
  private int names;
  private int adjectives;

  /** Invents words that are none of these. */
  InventedWords(Set<String> sourceTaken, Set<String> targetTaken) {
    source = new WordMaker(SOURCE_STEP, "t", sourceTaken);
    target = new WordMaker(TARGET_STEP, "l", targetTaken);
  }

  /** Masculine in {@code -on} and feminine in {@code -ette} by turns. */
  Lexeme noun() {
    boolean feminine = nouns++ % 2 == 1;
    List<String> english = source.word("", "s");
    List<String> french = feminine ? target.word("ette", "ettes") : target.word("on", "ons");
    return Lexeme.noun(feminine, english.get(0), english.get(1), french.get(0), french.get(1));
  }

  Lexeme name() {
    boolean feminine = names++ % 2 == 1;
    String english = source.word(feminine ? "a" : "o").get(0);
    return Lexeme.name(feminine, english, target.word(feminine ? "ine" : "in").get(0));
  }

  /** With one form for both genders ({@code -ique}) and with two ({@code -ant}) by turns. */
  Lexeme adjective() {
    String english = source.word("ish").get(0);
    List<String> french =
        adjectives++ % 2 == 0
            ? target.word("ique", "ique", "iques", "iques")
            : target.word("ant", "ante", "ants", "antes");
    return Lexeme.inflected(
        english, english, french.get(0), french.get(1), french.get(2), french.get(3));
  }

  Lexeme adverb() {
    return Lexeme.invariable(source.word("ly").get(0), target.word("ement").get(0));
  }

  /** Source third person singular and plural, target the same. */
  String[] verb() {
    List<String> english = source.word("s", "");
    List<String> french = target.word("e", "ent");
    return new String[] {english.get(0), english.get(1), french.get(0), french.get(1)};
  }

  private static final class WordMaker {
    private final int step;
    private final String coda;
    private final Set<String> taken;
    private int stems;

    WordMaker(int step, String coda, Set<String> taken) {
      this.step = step;
      this.coda = coda;
      this.taken = new HashSet<>(taken);
    }

    /** The forms of the next stem with these endings, none of which is taken. */
    List<String> word(String... endings) {
      while (stems < STEMS) {
        int place = (int) ((long) ++stems * step % STEMS);
        String stem = syllable(place / SYLLABLES) + syllable(place % SYLLABLES) + coda;
        List<String> forms = new ArrayList<>();
        for (String ending : endings) {
          forms.add(stem + ending);
        }
        if (forms.stream().noneMatch(taken::contains)) {
          taken.addAll(forms);
          return forms;
        }
      }
      throw new IllegalStateException("all " + STEMS + " stems are words already");
    }

    private static String syllable(int index) {
      return "" + ONSETS.charAt(index / VOWELS.length()) + VOWELS.charAt(index % VOWELS.length());
    }
  }
}
