package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those of sacreBLEU 2.6.0. */
class ChrFTest {
  private static final List<String> HYPOTHESES =
      List.of(
          "The dog bit the man.",
          "It wasn't surprising.",
          "The man had just bitten him.",
          "a",
          "  ",
          "\u00e9t\u00e9 \ud835\udd38\ud835\udd39 x",
          "ab",
          "no");
  private static final List<String> REFERENCES =
      List.of(
          "The dog had bit the man.",
          "No one was surprised.",
          "The man had bitten the dog.",
          "ab",
          "x y",
          "\u00e9t\u00e9s \ud835\udd38\ud835\udd39\u00a0y",
          "",
          "yes no yes");

  private static double score(ChrF metric) {
    return metric.score(metric.statistics(HYPOTHESES, REFERENCES)).value();
  }

  @Test
  void aCorpusWithShortAndEmptyLinesScoresAsInSacreBleu() {
    assertThat(score(ChrF.CHRF2)).isEqualTo(46.158963406225865, within(1e-12));
    assertThat(score(new ChrF("chrf3", 6, 3))).isEqualTo(45.56205657757763, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 67.64711450656517",
    "1, 35.34635301425291",
    "2, 51.87740799504779",
    "3, 55.55555555555556",
    "4, 0",
    "5, 24.34979544126242",
    "6, 0",
    "7, 23.404255319148938"
  })
  void aSentenceScoresAsInSacreBleu(int line, double wanted) {
    Statistics sentence = ChrF.CHRF2.statistics(HYPOTHESES.get(line), REFERENCES.get(line));
    assertThat(ChrF.CHRF2.score(sentence).value()).isEqualTo(wanted, within(1e-12));
  }

  @Test
  void whiteSpaceDoesNotCount() {
    assertThat(ChrF.CHRF2.statistics("a bc  d", "ab\u3000cd"))
        .isEqualTo(ChrF.CHRF2.statistics("abcd", "abcd"));
  }

  @Test
  void aCharacterOutsideTheBasicPlaneIsOne() {
    assertThat(ChrF.CHRF2.statistics("\ud835\udd38", "\ud835\udd38\ud835\udd39").count(1))
        .isEqualTo(2);
  }

  @Test
  void countsThatNoTextHasAreRefused() {
    assertThatThrownBy(() -> ChrF.CHRF2.sentence(new long[] {2, 3, 2, 2, 0, 0, 0, 0}))
        .hasMessage("no text has 2 matches of 1 and 2 n-grams");
    assertThatThrownBy(() -> ChrF.CHRF2.sentence(new long[] {2, 3, 2}))
        .hasMessage("3 counts where 8 are needed");
  }

  @Test
  void itsLineGivesScoreAndLengthRatioOfCharacters() {
    Score score = ChrF.CHRF2.score(ChrF.CHRF2.statistics("the cat sat", "the cat sat on the mat"));
    assertThat(ChrF.CHRF2.line(score, false))
        .isEqualTo(
            "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:lengthwise-%s"
                    .formatted(SoftwareVersion.CURRENT)
                + " = 49.6 (ratio = 0.529)");
  }
}
