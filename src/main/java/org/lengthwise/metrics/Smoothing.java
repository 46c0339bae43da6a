package org.lengthwise.metrics;

import java.util.Locale;

/**
 * What BLEU makes of an n-gram order without a match (Chen and Cherry 2014 compare the choices).
 *
 * @param method the rule
 * @param value the count that the rule puts in or adds; 0 for rules that need none
 */
public record Smoothing(Method method, double value) {
  /** The rules. */
  public enum Method {
    /** An order without a match has precision 0, and so has the score. */
    NONE,
    /** The first order without a match counts 1/2 a match, the second 1/4, and so on (NIST). */
    EXP,
    /** An order without a match counts {@code value} matches. */
    FLOOR,
    /** Every order above 1 has {@code value} more matches and more n-grams. */
    ADD_K
  }

  /** No smoothing. */
  public static final Smoothing NONE = new Smoothing(Method.NONE, 0);

  /** NIST's halving. */
  public static final Smoothing EXP = new Smoothing(Method.EXP, 0);

  /** Checks the value: never negative, and 0 where the rule has no use for it. */
  public Smoothing {
    boolean valued = method == Method.FLOOR || method == Method.ADD_K;
    if (!(value >= 0) || Double.isInfinite(value) || (!valued && value != 0)) {
      throw new IllegalArgumentException("smoothing " + method + " cannot have value " + value);
    }
  }

  /** A floor of this many matches under each order. */
  public static Smoothing floor(double value) {
    return new Smoothing(Method.FLOOR, value);
  }

  /** This many matches and n-grams more in each order above 1. */
  public static Smoothing addK(double value) {
    return new Smoothing(Method.ADD_K, value);
  }

  /** The word for it in a signature, such as {@code exp} or {@code floor[0.10]}. */
  public String label() {
    return switch (method) {
      case NONE -> "none";
      case EXP -> "exp";
      case FLOOR -> String.format(Locale.ROOT, "floor[%.2f]", value);
      case ADD_K -> String.format(Locale.ROOT, "add-k[%.2f]", value);
    };
  }
}
