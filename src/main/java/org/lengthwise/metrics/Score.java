package org.lengthwise.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A score with the parts it is made of.
 *
 * @param value in percent, 0 to 100; NaN where these sentences have no score by the metric, for the
 *     reason that {@link Metric#undefined} gives
 * @param parts numbers by their names in tables and JSON, in the order in which they are given;
 *     whole numbers are {@code Long}
 * @param precisions of n-grams of each order from 1, in percent; none where the metric has no
 *     orders
 */
public record Score(double value, Map<String, Number> parts, List<Double> precisions) {
  /** The part that is 1 when the hypothesis is no shorter than the reference, and else less. */
  public static final String BREVITY_PENALTY = "brevity_penalty";

  /** The part that is hypothesis tokens over reference tokens; 0 when the reference is empty. */
  public static final String LENGTH_RATIO = "length_ratio";

  public Score {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    precisions = List.copyOf(precisions);
  }

  /** Whether there is a score. */
  public boolean defined() {
    return !Double.isNaN(value);
  }

  /** The part of this name; NaN where the metric has no such part. */
  public double part(String name) {
    return parts.getOrDefault(name, Double.NaN).doubleValue();
  }
}
