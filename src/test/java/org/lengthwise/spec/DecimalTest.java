package org.lengthwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.random.RandomStream;

class DecimalTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "0.001, 0.001",
    "1e-8, 1e-8",
    "0, 0",
    "123456.5, 123456.5",
    "1e9, 1e9",
    "2.5e20, 2.5e20",
    // Java 17 prints 5.37056615162601 with two digits more here.
    "5.37056615162601e16, 5.37056615162601e16"
  })
  void spellsNumbersShort(double number, String text) {
    assertThat(Decimal.text(number)).isEqualTo(text);
  }

  @Test
  void isTheDecimalThatWasWritten() {
    UniformRandomProvider random = RandomStream.of(3, "decimals", 0);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal written =
          BigDecimal.valueOf(1 + random.nextLong(999_999_999_999_999L), random.nextInt(20) - 3);
      assertThat(Decimal.of(written.doubleValue())).isEqualByComparingTo(written);
    }
    assertThat(Decimal.of(0.1 + 0.2)).isEqualByComparingTo("0.30000000000000004");
  }

  @ParameterizedTest
  @CsvSource({
    "1.4, 45, 63", "1.15, 100, 115", "2.3, 50, 115", "2.8, 45, 126", "4.1, 50, 205",
    "1.400001, 45, 63", "1.399999, 45, 62", "3, 7, 21", "0.5, 3, 1", "0.1, 9, 0",
    "0, 5, 0", "1e300, 5, 2147483647", "2147483647, 1, 2147483647"
  })
  void aProductIsExactToTheDigitsWritten(double number, int count, int product) {
    assertThat(Decimal.wholeProduct(number, count)).isEqualTo(product);
  }

  /** With integers alone: hundredths times a count. */
  @Test
  void aProductOfHundredthsIsThatOfIntegers() {
    for (int hundredths = 1; hundredths <= 500; hundredths++) {
      for (int count = 1; count <= 200; count++) {
        assertThat(Decimal.wholeProduct(hundredths / 100.0, count))
            .isEqualTo(hundredths * count / 100);
      }
    }
  }
}
