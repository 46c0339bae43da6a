package org.lengthwise.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What tokenisation needs to know about a language. Words are compared in lower case. */
final class Language {
  static final Language ENGLISH =
      new Language(
          Set.of(),
          Set.of("s", "t", "ll", "re", "ve", "d", "m"),
          Set.of(
              "mr", "mrs", "ms", "messrs", "dr", "drs", "prof", "rev", "hon", "rt", "st", "sr",
              "jr", "gen", "col", "maj", "capt", "cmdr", "lt", "sgt", "adm", "gov", "pres", "sen",
              "rep", "esq", "ph", "vs", "cf", "viz", "etc", "approx", "resp", "inc", "ltd", "corp",
              "co", "bros", "dept", "univ", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
              "sept", "oct", "nov", "dec", "ed", "eds", "al"),
          Set.of(
              "no", "nos", "art", "arts", "p", "pp", "vol", "vols", "fig", "figs", "sec", "para"),
          Set.of("I", "i"));

  static final Language FRENCH =
      new Language(
          Set.of(
              "c", "ç", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu",
              "quoiqu", "quelqu", "presqu"),
          Set.of(),
          Set.of(
              "mm", "mme", "mmes", "mlle", "mlles", "mgr", "dr", "drs", "pr", "prof", "st", "ste",
              "cf", "etc", "ex", "env", "av", "apr", "resp", "éd", "éds", "al", "cie", "sté", "inc",
              "janv", "févr", "juil", "sept", "oct", "nov", "déc"),
          Set.of(
              "no", "nos", "art", "p", "pp", "vol", "fig", "chap", "par", "al", "tél", "rév", "h"),
          Set.of("a", "à", "y"));

  static final Language OTHER = new Language(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  /** The languages that have rules, by the shortest code of each. */
  static final Map<String, Language> RULES = Map.of("en", ENGLISH, "fr", FRENCH);

  private static final int LONGEST_ABBREVIATION = 6;

  private final Set<String> elisions;
  private final Set<String> clitics;
  private final Set<String> abbreviations;
  private final Set<String> numberAbbreviations;
  private final Set<String> wordsOfOneLetter;

  private Language(
      Set<String> elisions,
      Set<String> clitics,
      Set<String> abbreviations,
      Set<String> numberAbbreviations,
      Set<String> wordsOfOneLetter) {
    this.elisions = elisions;
    this.clitics = clitics;
    this.abbreviations = abbreviations;
    this.numberAbbreviations = numberAbbreviations;
    this.wordsOfOneLetter = wordsOfOneLetter;
  }

  /** The language of a {@link LanguageCode}; {@link #OTHER} where it has no rules. */
  static Language of(String code) {
    return RULES.getOrDefault(LanguageCode.of(code).shortest(), OTHER);
  }

  /** Whether a word loses its last vowel and keeps the apostrophe: {@code l'}, {@code qu'}. */
  boolean isElision(String word) {
    return elisions.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether the letters after an apostrophe go with it: {@code 's}, {@code 't}. */
  boolean isClitic(String letters) {
    return clitics.contains(letters.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a word keeps the period that follows it within a line: an abbreviation, an initial, or,
   * before a number, a word such as {@code No.}
   */
  boolean keepsPeriod(String word, boolean beforeNumber) {
    if (word.length() > LONGEST_ABBREVIATION) {
      return false;
    }
    if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
      return !wordsOfOneLetter.contains(word);
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return abbreviations.contains(lower) || (beforeNumber && numberAbbreviations.contains(lower));
  }
}
