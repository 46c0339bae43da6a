package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BleuTokenisationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          3.14 and 1,000.50.                  | 3.14 and 1,000.50 .
          e.g. U.S.A.                         | e . g . U . S . A .
          well-known 5-year-old 2010-2015     | well-known 5 - year-old 2010 - 2015
          a&amp;b &lt;unk&gt; &quot;x&quot;   | a & b < unk > " x "
          <unk> @-@ don't                     | < unk > @ - @ don't
          “curly” – dash… é,à                 | “curly” – dash… é , à
          ...                                 | . . .
          1.                                  | 1 .
          a,1 1,a .5 5.                       | a , 1 1 , a . 5 5 .
          $1.5m (10%) #tag a_b                | $ 1.5m ( 10 % ) # tag a _ b
          """)
  void v13aSplitsWhatItsRulesName(String segment, String tokens) {
    assertThat(v13a(segment)).isEqualTo(tokens);
  }

  @Test
  void v13aSplitsEveryAsciiSymbolButApostropheHyphenPointAndComma() {
    assertThat(v13a("a!a\"a#a$a%a&a'a(a)a*a+a,a-a.a/a:a;a<a=a>a?a@a[a\\a]a^a_a`a{a}a~a"))
        .isEqualTo(
            "a ! a \" a # a $ a % a & a'a ( a ) a * a + a , a-a . a / a : a ; a < a = a > a ? a @"
                + " a [ a \\ a ] a ^ a _ a ` a { a } a ~ a");
    assertThat(v13a("a|a")).isEqualTo("a | a");
  }

  @Test
  void v13aUnescapesOnceFromLeftToRightOfItsList() {
    assertThat(v13a("&amp;lt; &amp;quot;")).isEqualTo("< & quot ;");
  }

  @Test
  void v13aJoinsLinesAndDropsTheMarkOfSkippedText() {
    assertThat(v13a("mother-\nland a\nb <skipped>c")).isEqualTo("motherland a b c");
    assertThat(v13a("end-\n")).isEqualTo("end-");
  }

  @Test
  void v13aSplitsAtSpacesThatDoNotBreak() {
    assertThat(BleuTokenisation.V13A.tokens("10\u00A0% a\u202F!"))
        .containsExactly("10", "%", "a", "!");
  }

  @Test
  void noneSplitsAtWhiteSpaceOnly() {
    assertThat(BleuTokenisation.NONE.tokens("  don't , stop.\u3000now \t"))
        .containsExactly("don't", ",", "stop.", "now");
  }

  @Test
  void charTakesCodePointsAndNoWhiteSpace() {
    assertThat(BleuTokenisation.CHAR.tokens("a b\u00A0😀é")).containsExactly("a", "b", "😀", "é");
  }

  @Test
  void intlSplitsUnicodePunctuationAndSymbolsButNotWithinNumbers() {
    assertThat(BleuTokenisation.INTL.tokens("“curly” – 1,000.5 5€ don't 😀x"))
        .containsExactly("“", "curly", "”", "–", "1,000.5", "5", "€", "don", "'", "t", "😀", "x");
  }

  @Test
  void aSegmentOfWhiteSpaceHasNoTokens() {
    for (BleuTokenisation tokenisation : BleuTokenisation.values()) {
      assertThat(tokenisation.tokens("")).as(tokenisation.label()).isEmpty();
      assertThat(tokenisation.tokens(" \u2003\u0085\n")).as(tokenisation.label()).isEmpty();
    }
  }

  private static String v13a(String segment) {
    return String.join(" ", BleuTokenisation.V13A.tokens(segment));
  }
}
