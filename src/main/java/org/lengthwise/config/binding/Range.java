package org.lengthwise.config.binding;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lengthwise.spec.Decimal;
import org.lengthwise.spec.Key;

/** The numbers that a key takes. */
record Range(double min, boolean above, double max, boolean below) {
  static Range of(Key key) {
    return new Range(key.min(), key.above(), key.max(), key.below());
  }

  boolean holds(double number) {
    return (above ? number > min : number >= min) && (below ? number < max : number <= max);
  }

  /** The same range, ending where the type of the key ends. */
  Range within(double least, double greatest) {
    double from = Math.max(min, least);
    double to = Math.min(max, greatest);
    return new Range(from, above && min >= least, to, below);
  }

  /** {@code a number of at least 0 and below 1}. */
  String of(String noun) {
    boolean lower = min > Double.NEGATIVE_INFINITY;
    boolean upper = max < Double.POSITIVE_INFINITY;
    if (lower && upper && !above && !below) {
      return noun + " from " + text(min) + " to " + text(max);
    }
    if (!lower) {
      return upper ? noun + (below ? " " : " of ") + ending() : noun;
    }
    String from = noun + (above ? " above " : " of at least ") + text(min);
    return upper ? from + " and " + ending() : from;
  }

  private String ending() {
    return (below ? "below " : "at most ") + text(max);
  }

  /** The numbers of this type within the range, in the words of JSON Schema. */
  Map<String, Object> schema(String type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    if (min > Double.NEGATIVE_INFINITY) {
      schema.put(above ? "exclusiveMinimum" : "minimum", new BigDecimal(text(min)));
    }
    if (max < Double.POSITIVE_INFINITY) {
      schema.put(below ? "exclusiveMaximum" : "maximum", new BigDecimal(text(max)));
    }
    return schema;
  }

  private static String text(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Decimal.text(bound);
  }
}
