package org.lengthwise.metrics;

/** From {@code low} to {@code high}, both included, in the unit of the score. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
  }
}
