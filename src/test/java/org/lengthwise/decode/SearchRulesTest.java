package org.lengthwise.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.spec.DecodingSpec;

class SearchRulesTest {
  @ParameterizedTest
  @CsvSource({
    "1.4, 45, 63",
    "1.400001, 45, 63",
    "1.15, 100, 115",
    "2.3, 50, 115",
    "2.8, 45, 126",
    "4.1, 50, 205",
    "3, 7, 21",
    "0.5, 3, 1",
    "0.1, 5, 1"
  })
  void aTranslationMayBeAsLongAsTheFactorOfTheConfigSays(double factor, int length, int limit) {
    SearchRules rules = SearchRules.of(0, 1, new DecodingSpec.Greedy(1, factor, false, false));

    assertThat(rules.limit(length)).isEqualTo(limit);
  }
}
