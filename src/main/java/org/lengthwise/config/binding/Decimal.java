package org.lengthwise.config.binding;

import java.math.BigDecimal;
import java.util.Locale;

/** The shortest decimal spelling of a number that reads back as the same number. */
final class Decimal {
  private Decimal() {}

  /** {@code 0.001}, {@code 9}, {@code 1e-8}. */
  static String text(double number) {
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    double size = Math.abs(number);
    boolean plain = number == 0 || (size >= 1e-4 && size < 1e9);
    return plain
        ? exact.toPlainString()
        : exact.toString().toLowerCase(Locale.ROOT).replace("e+", "e");
  }
}
