package org.lengthwise.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.spec.CorpusSpec;

class MosesTokeniserTest {
  private static String tokens(String language, String line) {
    return String.join(" ", Tokeniser.of(CorpusSpec.Tokenisation.MOSES, language).tokenise(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Hello, world!                        | Hello , world !",
        "I don't know; it's Parliament's.     | I don 't know ; it 's Parliament 's .",
        "We'll, they're, I've, I'd, I'm       | We 'll , they 're , I 've , I 'd , I 'm",
        "SHE DIDN'T                           | SHE DIDN 'T",
        "It shouldn't've 'happened'           | It shouldn 't 've ' happened '",
        "the EU's (MEPs)'s U.S.'s             | the EU 's ( MEPs ) 's U.S. 's",
        "old Parliament' s and Parliament 's  | old Parliament 's and Parliament 's",
        "a member's, the members' rights      | a member 's , the members ' rights",
        "O'Brien, Hallam-d'Arc and 'tis '90s  | O'Brien , Hallam-d'Arc and ' tis ' 90s",
        "the letter 's' and 't'               | the letter ' s ' and ' t '",
        "It costs 1,000.50 or 3.14.           | It costs 1,000.50 or 3.14 .",
        "in 1999,2000 and, 5,a                | in 1999,2000 and , 5 , a",
        ".5 of -3, -x and 10% (or $5)         | .5 of -3 , - x and 10 % ( or $ 5 )",
        "Mr. Smith met Dr. J. Jones.          | Mr. Smith met Dr. J. Jones .",
        "e.g. the U.S.A. at 5 p.m.            | e.g. the U.S.A. at 5 p.m.",
        "No. 5 of Art. 6. No. We, etc. are.   | No. 5 of Art. 6 . No . We , etc. are .",
        "You and I. We met etc.               | You and I . We met etc .",
        "See www.europarl.eu.                 | See www.europarl.eu .",
        "a well-known e-mail, pre- and post-  | a well-known e-mail , pre- and post-",
        "it's--yes - no -- maybe--never – or—not    | it 's -- yes - no -- maybe -- never – or — not",
        "Wait... what?! end.... .             | Wait ... what ? ! end .... .",
        "and/or A7-0123/2010 [a] {b}          | and / or A7-0123 / 2010 [ a ] { b }",
        "He said: \"Yes,\" and ''no''.        | He said : \" Yes , \" and '' no '' .",
        "R&D <b> &amp;                        | R & D < b > & amp ;",
        "foo_bar@x.org m² ½                   | foo _ bar @ x.org m² ½",
      })
  void cutsEnglishAsMosesDoes(String line, String expected) {
    assertThat(tokens("en", line)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "L'État qu'il s'agit d'en avoir       | L' État qu' il s' agit d' en avoir",
        "C'est l' État, n' est-ce pas ?       | C' est l' État , n' est-ce pas ?",
        "jusqu'ici lorsqu' elle puisqu'on     | jusqu' ici lorsqu' elle puisqu' on",
        "quoiqu'on, j'ai, m'a, t'en, ç'a      | quoiqu' on , j' ai , m' a , t' en , ç' a",
        "aujourd'hui, d'aujourd' hui.         | aujourd'hui , d' aujourd'hui .",
        "Aujourd'  hui Aujourd' demain        | Aujourd'hui Aujourd ' demain",
        "prud'homme, Saint-Jean-d'Angély      | prud'homme , Saint-Jean-d' Angély",
        "l'«Europe» et l'\"Union\"            | l' « Europe » et l' \" Union \"",
        "la lettre 'l', 'l'Europe'            | la lettre ' l ' , ' l' Europe '",
        "3,5 % ou 1 000,25 €, n°5             | 3,5 % ou 1 000,25 € , n ° 5",
        "M. Barroso et Mme. X, art. 5         | M. Barroso et Mme. X , art. 5",
        "il y a. Cf. le M. J.-C. Juncker.     | il y a . Cf. le M. J.-C. Juncker .",
        "Voulez-vous y aller? Non! Ici: là;   | Voulez-vous y aller ? Non ! Ici : là ;",
        "Today's                              | Today's",
      })
  void cutsFrenchAsMosesDoesWithElisionsOfOldEuroparl(String line, String expected) {
    assertThat(tokens("fr", line)).isEqualTo(expected);
  }

  @Test
  void keepsApostrophesInsideWordsOfOtherLanguages() {
    assertThat(tokens("it", "dell'arte, l'«uno» e 'due'. Sig. Z. Rossi."))
        .isEqualTo("dell'arte , l ' « uno » e ' due ' . Sig . Z. Rossi .");
  }

  @Test
  void takesTypographicApostrophesForPlainOnes() {
    assertThat(tokens("en", "don’t ‘quote’ the members’ rights"))
        .isEqualTo("don 't ' quote ' the members ' rights");
    assertThat(tokens("fr", "l’État, aujourd’hui, qu’ il"))
        .isEqualTo("l' État , aujourd'hui , qu' il");
  }

  @Test
  void takesEveryKindOfWhiteSpaceForBlanksAndDropsControls() {
    assertThat(
            Tokeniser.of(CorpusSpec.Tokenisation.MOSES, "en")
                .tokenise(
                    "\uFEFF a\u00A0b\u0085c\u2028d\u2029e\u3000f\tg\u200Bh\r\ni\u0000j\u0007k\u00ADl"))
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "ijkl");
  }

  @Test
  void leavesOtherScriptsAndEmojiWhole() {
    assertThat(tokens("en", "Привет, мир! 你好。 नमस्ते e\u0301te\u0301."))
        .isEqualTo("Привет , мир ! 你好 。 नमस्ते e\u0301te\u0301 .");
    assertThat(tokens("en", "ok👍🏽👨‍👩‍👧🇫🇷🇩🇪❤️x"))
        .isEqualTo("ok 👍🏽 👨‍👩‍👧 🇫🇷 🇩🇪 ❤️ x");
  }

  @Test
  void dropsBrokenSurrogates() {
    assertThat(tokens("en", "a\uD800b \uDC00")).isEqualTo("ab");
  }

  @Test
  void findsNoTokenInABlankLine() {
    assertThat(Tokeniser.of(CorpusSpec.Tokenisation.MOSES, "fr").tokenise(" \t\u00A0\u0000"))
        .isEmpty();
    assertThat(Tokeniser.of(CorpusSpec.Tokenisation.MOSES, "fr").tokenise("")).isEmpty();
  }

  @Test
  void escapesNothing() {
    assertThat(tokens("en", "a|b <&> [c]")).isEqualTo("a | b < & > [ c ]");
  }

  @Test
  void keepsTheUnknownSymbolAsAWord() {
    assertThat(tokens("fr", "l'⁇ ⁇.")).isEqualTo("l' ⁇ ⁇ .");
  }

  @Test
  void cutsLowerCasedTextAtTheSamePlaces() {
    String line = "Mr. Smith's U.S. friends, etc. and No. 5: I. Didn't J. go? E.g. no.";
    assertThat(tokens("en", line.toLowerCase(Locale.ROOT)))
        .isEqualTo(tokens("en", line).toLowerCase(Locale.ROOT));
  }

  @Test
  void takesALanguageWithItsRegion() {
    assertThat(tokens("fr-CA", "l'eau")).isEqualTo("l' eau");
    assertThat(tokens("EN_gb", "it's")).isEqualTo("it 's");
  }

  @Test
  void cutsTokenisedTextAtWhiteSpaceOnly() {
    Tokeniser tokeniser = Tokeniser.of(CorpusSpec.Tokenisation.WHITESPACE, "en");
    List<String> tokens = tokeniser.tokenise("  don't,\u00A0stop\u0085... now\u0000! ");
    assertThat(tokens).containsExactly("don't,", "stop", "...", "now!");
    assertThat(tokeniser.detokenise(tokens)).isEqualTo("don't, stop ... now!");
    assertThat(tokeniser.tokenise(" ")).isEmpty();
  }
}
