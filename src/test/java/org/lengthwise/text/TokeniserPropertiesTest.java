package org.lengthwise.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.CorpusSpec;

class TokeniserPropertiesTest {
  private static final int LINES = 10_000;

  /** What the rules look at, mixed with what no rule knows. */
  private static final String[] PIECES = {
    " ", " ", " ", "a", "s", "t", "ll", "l", "d", "qu", "O", "I", "y", "aujourd", "hui", "Mr", "No",
    "etc", "U.S", "e.g", "foo", "é", "ß", "5", "12", "½", ".", ".", "..", ",", "'", "'", "’", "''",
    "‘", "-", "-", "--", "‐", "–", "\"", "«", "»", "(", ")", "/", ":", "%", "°", "&", "⁇", "_",
    "\u00A0", "\u0085", "\u2028", "\u0000", "\u200B", "\u0301", "\u200D", "\uFE0F", "👍", "🏽",
    "🇫", "🇷", "你", "न", "\uD800", "\uDC00", "\uFEFF", "\t", "</s>"
  };

  private static String line(UniformRandomProvider random) {
    StringBuilder line = new StringBuilder();
    int pieces = 1 + random.nextInt(13);
    for (int i = 0; i < pieces; i++) {
      line.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return line.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "de"})
  void tokenisingTokensAgainChangesNothing(String language) {
    Tokeniser tokeniser = Tokeniser.of(CorpusSpec.Tokenisation.MOSES, language);
    UniformRandomProvider random = RandomStream.of(17, "lines", 0);
    for (int i = 0; i < LINES; i++) {
      String line = line(random);
      List<String> tokens = tokeniser.tokenise(line);
      assertThat(tokeniser.tokenise(String.join(" ", tokens))).as(line).isEqualTo(tokens);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "de"})
  void tokensHoldAllThatIsVisibleAndNoWhiteSpace(String language) {
    Tokeniser tokeniser = Tokeniser.of(CorpusSpec.Tokenisation.MOSES, language);
    UniformRandomProvider random = RandomStream.of(19, "lines", 0);
    for (int i = 0; i < LINES; i++) {
      String line = line(random);
      List<String> tokens = tokeniser.tokenise(line);
      assertThat(tokens)
          .as(line)
          .allMatch(token -> !token.isEmpty() && token.codePoints().noneMatch(Characters::isSpace));
      String visible =
          line.replaceAll("[\\s\\u00A0\\u0085\\u2028\\u0000\\u200B\\uFEFF\\uDC00\\uD800]", "")
              .replaceAll("[‘’]", "'");
      assertThat(String.join("", tokens)).isEqualTo(visible);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "de"})
  void joinsAnyTokensWithoutLosingOne(String language) {
    Tokeniser tokeniser = Tokeniser.of(CorpusSpec.Tokenisation.MOSES, language);
    UniformRandomProvider random = RandomStream.of(23, "lines", 0);
    for (int i = 0; i < LINES; i++) {
      List<String> tokens = tokeniser.tokenise(line(random));
      assertThat(tokeniser.detokenise(tokens).replace(" ", "")).isEqualTo(String.join("", tokens));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word ",
        "a'",
        "'",
        "l'",
        "l' ",
        "a.",
        ".",
        "-",
        "a-",
        "5,",
        "\"",
        "( ",
        "' s ",
        "👨\u200D",
        "s ' "
      })
  void takesLinearTimeForALongLine(String piece) {
    String line = piece.repeat(100_000);
    for (String language : List.of("en", "fr")) {
      Tokeniser tokeniser = Tokeniser.of(CorpusSpec.Tokenisation.MOSES, language);
      Assertions.assertTimeout(
          Duration.ofSeconds(3), () -> tokeniser.detokenise(tokeniser.tokenise(line)));
    }
  }

  @Test
  void isTheSameFromSeveralThreads() {
    Tokeniser tokeniser = Tokeniser.of(CorpusSpec.Tokenisation.MOSES, "fr");
    List<String> lines = Collections.nCopies(500, "L'État, c'est «moi».");
    assertThat(lines.parallelStream().map(tokeniser::tokenise).distinct().toList())
        .containsExactly(List.of("L'", "État", ",", "c'", "est", "«", "moi", "»", "."));
  }
}
