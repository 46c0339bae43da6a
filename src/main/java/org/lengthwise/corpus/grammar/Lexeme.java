package org.lengthwise.corpus.grammar;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A word of both languages in all the forms it has: a masculine noun has no feminine form. */
record Lexeme(Map<Agreement, Phrase.Form> forms) {
  /** A word of the same form throughout. */
  static Lexeme invariable(String source, String target) {
    return inflected(source, source, target, target, target, target);
  }

  /** A verb, whose forms show the number of its subject. */
  static Lexeme verb(String singular, String plural, String targetSingular, String targetPlural) {
    return inflected(singular, plural, targetSingular, targetSingular, targetPlural, targetPlural);
  }

  static Lexeme noun(
      boolean feminine,
      String singular,
      String plural,
      String targetSingular,
      String targetPlural) {
    return feminine
        ? inflected(singular, plural, "-", targetSingular, "-", targetPlural)
        : inflected(singular, plural, targetSingular, "-", targetPlural, "-");
  }

  static Lexeme name(boolean feminine, String source, String target) {
    return noun(feminine, source, "-", target, "-");
  }

  /**
   * A word by its columns: {@code -} is a form that does not exist, {@code 0} one without a token,
   * and {@code +} joins two tokens.
   */
  static Lexeme inflected(
      String singular,
      String plural,
      String masculineSingular,
      String feminineSingular,
      String masculinePlural,
      String femininePlural) {
    Map<Agreement, String> target =
        Map.of(
            Agreement.MASCULINE_SINGULAR, masculineSingular,
            Agreement.FEMININE_SINGULAR, feminineSingular,
            Agreement.MASCULINE_PLURAL, masculinePlural,
            Agreement.FEMININE_PLURAL, femininePlural);
    Map<Agreement, Phrase.Form> forms = new EnumMap<>(Agreement.class);
    target.forEach(
        (agreement, translation) -> {
          String source = Agreement.PLURAL.contains(agreement) ? plural : singular;
          if (!source.equals("-") && !translation.equals("-")) {
            forms.put(agreement, new Phrase.Form(tokens(source), tokens(translation)));
          }
        });
    return new Lexeme(forms);
  }

  private static List<String> tokens(String column) {
    return column.equals("0") ? List.of() : List.of(column.split("\\+"));
  }
}
