package org.lengthwise.config;

import java.util.OptionalInt;

/** A number of sentence pairs, or {@code all} (empty) of them. */
public record PairCount(OptionalInt limit) {
  @Override
  public String toString() {
    return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "all";
  }
}
