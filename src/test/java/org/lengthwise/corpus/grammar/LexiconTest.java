package org.lengthwise.corpus.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  @ParameterizedTest
  @ValueSource(ints = {60, 61, 97, 150, 151, 250, 613, 1999, 2000})
  void hasExactlyTheWordsAskedFor(int words) {
    Lexicon lexicon = Lexicon.of(words);
    assertThat(lexicon.sourceWords()).hasSize(words);
    assertThat(lexicon.targetWords()).hasSizeBetween(words, words * 7 / 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 150, 613, 2000})
  void noFormBelongsToTwoContentWordsOnEitherSide(int words) {
    Lexicon lexicon = Lexicon.of(words);
    Map<String, Lexeme> source = new HashMap<>();
    Map<String, Lexeme> target = new HashMap<>();
    for (Symbol wordClass :
        List.of(
            Symbol.NOUN,
            Symbol.NAME,
            Symbol.EARLY_ADJECTIVE,
            Symbol.LATE_ADJECTIVE,
            Symbol.ADVERB,
            Symbol.INTRANSITIVE,
            Symbol.TRANSITIVE)) {
      assertThat(lexicon.lexemes(wordClass)).hasSizeGreaterThan(1);
      for (Lexeme lexeme : lexicon.lexemes(wordClass)) {
        for (Phrase.Form form : lexeme.forms().values()) {
          assertThat(source.merge(form.source().get(0), lexeme, (a, b) -> a)).isEqualTo(lexeme);
          assertThat(target.merge(form.target().get(0), lexeme, (a, b) -> a)).isEqualTo(lexeme);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 2000})
  void contentWordsBeginWithAConsonantWhereAnArticleMayPrecedeThem(int words) {
    Lexicon lexicon = Lexicon.of(words);
    for (Symbol wordClass : List.of(Symbol.NOUN, Symbol.NAME, Symbol.EARLY_ADJECTIVE)) {
      for (Lexeme lexeme : lexicon.lexemes(wordClass)) {
        assertThat(lexeme.forms().values())
            .allSatisfy(form -> assertThat(form.source().get(0)).doesNotMatch("[aeiou].*"))
            .allSatisfy(form -> assertThat(form.target().get(0)).doesNotMatch("[aeiouéèêh].*"));
      }
    }
  }

  @Test
  void aNounHasFormsOfItsGenderOnlyAndAnAdjectiveOfBoth() {
    Map<String, ?> translations = Lexicon.of(60).translations();
    assertThat(translations.get("house")).hasToString("[maison]");
    assertThat(translations.get("houses")).hasToString("[maisons]");
    assertThat(translations.get("small")).hasToString("[petit, petite, petites, petits]");
    assertThat(translations.get("sleeps")).hasToString("[dort]");
    assertThat(translations.get("sleep")).hasToString("[dorment, dort]");
    assertThat(translations).doesNotContainKeys("the", "and", "not", ".");
  }

  @Test
  void theHandWrittenWordsGoOnWithInventedOnes() {
    Map<String, ?> small = Lexicon.of(150).translations();
    Map<String, ?> large = Lexicon.of(2000).translations();
    assertThat(large.keySet()).containsAll(small.keySet());
    assertThat(large).hasSizeGreaterThan(1900);
  }

  @Test
  void aRuleWhosePartsDifferBetweenTheLanguagesIsRefused() {
    assertThatThrownBy(
            () ->
                TranslationRules.Rule.of(
                    Symbol.CLAUSE,
                    1,
                    Agreement.INHERITED,
                    List.of(Symbol.NAME, Symbol.DO),
                    List.of(Symbol.DO, Symbol.NOT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the parts of CLAUSE must be the same on both sides, each once;"
                + " found [NAME, DO] and [DO, NOT]");
  }
}
