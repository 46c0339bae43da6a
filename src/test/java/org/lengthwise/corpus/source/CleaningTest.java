package org.lengthwise.corpus.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleaningTest {
  private static List<String> tokens(int count) {
    return Collections.nCopies(count, "a");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7, true", "7, 3, true", "3, 7, true", "1, 1, true", "1, 2, true",
    "8, 7, false", "7, 8, false", "0, 1, false", "1, 0, false", "0, 0, false",
    "5, 2, true", "6, 2, false", "1, 3, false"
  })
  void aPairIsKeptWithinBothLimits(int source, int target, boolean kept) {
    assertThat(new Cleaning(7, 2.5).keeps(tokens(source), tokens(target))).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"4.1, 50, 205", "2.3, 50, 115", "1.15, 100, 115", "2.8, 45, 126"})
  void aPairOfExactlyTheRatioIsKept(double ratio, int shorter, int longer) {
    assertThat(new Cleaning(1000, ratio).keeps(tokens(shorter), tokens(longer))).isTrue();
    assertThat(new Cleaning(1000, ratio).keeps(tokens(longer + 1), tokens(shorter))).isFalse();
  }

  @Test
  void eachPairCountsUnderOneReason() {
    Cleaning cleaning = new Cleaning(3, 2);
    cleaning.keeps(tokens(0), tokens(9));
    cleaning.keeps(tokens(1), tokens(9));
    cleaning.keeps(tokens(9), tokens(9));
    cleaning.keeps(tokens(3), tokens(1));
    cleaning.keeps(tokens(3), tokens(2));
    assertThat(cleaning.dropped()).hasToString("{empty=1, too-long=2, unbalanced=1}");
  }
}
