package org.lengthwise.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.spec.CorpusSpec;

class LanguageCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "EN", "eng", "en-GB", "en_US", "eng_Latn", "Eng", "eng-Latn-GB"})
  void englishHasItsRulesHoweverItIsCalled(String code) {
    assertThat(LanguageCode.of(code)).returns("en", LanguageCode::shortest);
    assertThat(tokens(code, "don't n'a")).isEqualTo("don 't n'a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "fra", "fre", "fr-CA", "fra_Latn", "FRE_ca"})
  void frenchHasItsRulesHoweverItIsCalled(String code) {
    assertThat(LanguageCode.of(code)).returns("fr", LanguageCode::shortest);
    assertThat(tokens(code, "don't n'a")).isEqualTo("don't n' a");
  }

  @ParameterizedTest
  @CsvSource({
    "zho-CN, zh, zho-CN (Chinese)",
    "cmn_Hans, zh, cmn_Hans (Chinese)",
    "chi, zh, chi (Chinese)",
    "es_LA, es, es_LA (Spanish)",
    "deu, de, deu (German)",
    "ger, de, ger (German)",
    "cze, cs, cze (Czech)",
    "iw, he, iw (Hebrew)",
    "heb, he, heb (Hebrew)",
    "arb_Arab, ar, arb_Arab (Arabic)",
    "nob, nb, nob (Norwegian Bokmål)",
    "yue_Hant, zh, yue_Hant (Chinese)",
    "ace_Latn, ace, ace_Latn (Achinese)",
    "bzd, bzd, bzd",
    "qq, und, qq (not a code of ISO 639)",
    "french, und, french (not a code of ISO 639)",
    "tok.en, und, tok.en (not a code of ISO 639)",
    "_en, und, _en (not a code of ISO 639)",
    "1, und, 1 (not a code of ISO 639)"
  })
  void otherLanguagesAreNamedAndHaveNoRules(String code, String shortest, String described) {
    LanguageCode language = LanguageCode.of(code);

    assertThat(language.shortest()).isEqualTo(shortest);
    assertThat(language.described()).isEqualTo(described);
    assertThat(language.hasRules()).isFalse();
    assertThat(tokens(code, "don't n'a")).isEqualTo("don't n'a");
  }

  @Test
  void everyCodeOfJavaMeansTheSameLanguageInAllItsForms() {
    for (String code : Locale.getISOLanguages()) {
      String shortest = LanguageCode.of(code).shortest();
      String three = Locale.forLanguageTag(code).getISO3Language();
      assertThat(LanguageCode.of(three).shortest()).as(three).isEqualTo(shortest);
      assertThat(Arrays.asList(Locale.getISOLanguages())).contains(shortest);
    }
  }

  @Test
  void theLanguagesWithRulesAreListed() {
    assertThat(LanguageCode.withRules()).containsExactly("en (English)", "fr (French)");
    assertThat(LanguageCode.of("eng").isShortest()).isFalse();
    assertThat(LanguageCode.of("EN-gb").isShortest()).isTrue();
  }

  private static String tokens(String language, String line) {
    return String.join(" ", Tokeniser.of(CorpusSpec.Tokenisation.MOSES, language).tokenise(line));
  }
}
