package org.lengthwise.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.spec.CorpusSpec;

class MosesDetokeniserTest {
  private static final Tokeniser ENGLISH = Tokeniser.of(CorpusSpec.Tokenisation.MOSES, "en");
  private static final Tokeniser FRENCH = Tokeniser.of(CorpusSpec.Tokenisation.MOSES, "fr");

  private static String english(String tokens) {
    return ENGLISH.detokenise(Arrays.asList(tokens.split(" ")));
  }

  private static String french(String tokens) {
    return FRENCH.detokenise(Arrays.asList(tokens.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mr President, I don't know; it's Parliament's (and the EU's) budget: 10%, $5 or €3.50!",
        "He said: \"Yes,\" and \"no\"; they say 'maybe', don't they?",
        "The members' rights are not the 'so-called' rights of aggressors...",
        "Aggressors' rights are victims' rights.",
        "The words of 'in-house' contracts and 'open' ones: 'no'.",
        "\"Respecting\" - and I stress this - \"the role\".",
        "It is well-known that A7-0123/2010 and/or [b] won 3:1 at 12:30.",
        "See COM(2009) and 2009/0001(COD), Article 5(2), on 2009 (the year).",
        "R&D under GSP+, Rio+10 and 5+1, at 1.5°C.",
        "Write to foo@x.org - e.g. in the U.S.A., at No. 5.",
        "Wait... what?",
      })
  void givesOrdinaryEnglishBack(String line) {
    assertThat(ENGLISH.detokenise(ENGLISH.tokenise(line))).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "L'État n'a pas dit qu'il s'agit d'aujourd'hui; c'est-à-dire?",
        "Il a dit: «C'est l'avenir!» - et \"non\", jusqu'ici.",
        "M. Barroso coûte 3,5 % ou 10 €, n° 5, art. 6...",
        "Selon l'\"Union\" (et l'«Europe»), 2009/0001(COD) et Saint-Jean-d'Angély.",
      })
  void givesOrdinaryFrenchBack(String line) {
    assertThat(FRENCH.detokenise(FRENCH.tokenise(line))).isEqualTo(line);
  }

  @Test
  void setsNoBlankBeforeFrenchPunctuationWhateverTheSourceHad() {
    assertThat(FRENCH.detokenise(FRENCH.tokenise("Quoi ? Oui ! « Ici » : l' État ; 5% .")))
        .isEqualTo("Quoi? Oui! «Ici»: l'État; 5 %.");
  }

  @Test
  void treatsTheUnknownSymbolAsAWord() {
    assertThat(french("l' ⁇ ⁇ , « ⁇ »")).isEqualTo("l'⁇ ⁇, «⁇»");
    assertThat(english("\" ⁇ ⁇ \" 's ( ⁇ ) .")).isEqualTo("\"⁇ ⁇\"'s (⁇).");
  }

  @Test
  void survivesWhatAModelMayWrite() {
    assertThat(english("' ' ' .")).isEqualTo("'''.");
    assertThat(english(". , ( )")).isEqualTo("., ()");
    assertThat(english("'s 's")).isEqualTo("'s's");
    assertThat(french("l' l' »")).isEqualTo("l'l'»");
    assertThat(french("a \"")).isEqualTo("a\"");
  }

  @Test
  void givesTheEmptyLineForNoTokens() {
    assertThat(ENGLISH.detokenise(List.of())).isEmpty();
  }
}
