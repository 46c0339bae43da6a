package org.lengthwise.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * The decimal that a number of a config was written as. A {@code double} is only near it: 1.4 times
 * 45 is 62.99… in floating point, and 63 here.
 */
public final class Decimal {
  /** A decimal of so many digits survives being made a double; one of a digit more may not. */
  private static final int DIGITS = 15;

  private Decimal() {}

  /**
   * The number as it was written, if that had at most 15 digits; else the decimal that Java prints.
   *
   * @param number a finite number
   */
  public static BigDecimal of(double number) {
    BigDecimal written = new BigDecimal(number).round(new MathContext(DIGITS));
    return (written.doubleValue() == number ? written : new BigDecimal(Double.toString(number)))
        .stripTrailingZeros();
  }

  /** Such as {@code 0.001}, {@code 9} or {@code 1e-8}: the shortest that reads back the same. */
  public static String text(double number) {
    BigDecimal exact = of(number);
    double size = Math.abs(number);
    boolean plain = number == 0 || (size >= 1e-4 && size < 1e9);
    return plain
        ? exact.toPlainString()
        : exact.toString().toLowerCase(Locale.ROOT).replace("e+", "e");
  }

  /**
   * The whole part of a number as it was written times a count.
   *
   * @param number at least 0
   * @return at most the greatest {@code int}
   */
  public static int wholeProduct(double number, int count) {
    return of(number)
        .multiply(BigDecimal.valueOf(count))
        .setScale(0, RoundingMode.FLOOR)
        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
        .intValueExact();
  }
}
