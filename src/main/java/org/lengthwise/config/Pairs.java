package org.lengthwise.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A number of sentence pairs, or {@code all}. */
record Pairs() implements ValueType {
  private static final WholeNumber COUNT =
      new WholeNumber(new Range(1, false, Double.POSITIVE_INFINITY, false), true);

  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    if (!(node instanceof ConfigScalar scalar)) {
      return reading.wrong(node, path, wanted());
    }
    if (scalar.text().equals("all")) {
      return Optional.of(new PairCount(OptionalInt.empty()));
    }
    return scalar.type() == ScalarType.WHOLE
        ? COUNT
            .read(node, path, reading)
            .map(count -> new PairCount(OptionalInt.of((Integer) count)))
        : reading.wrong(node, path, wanted());
  }

  @Override
  public String wanted() {
    return COUNT.wanted() + ", or all";
  }

  @Override
  public Map<String, Object> schema(boolean partial) {
    return Map.of("anyOf", List.of(COUNT.schema(partial), Map.of("const", "all")));
  }
}
