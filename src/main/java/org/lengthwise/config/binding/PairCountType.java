package org.lengthwise.config.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.spec.CorpusSpec;

/** A number of sentence pairs, or {@code all}. */
record PairCountType() implements ValueType {
  private static final IntegerType COUNT =
      new IntegerType(new Range(1, false, Double.POSITIVE_INFINITY, false), true);

  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    if (!(node instanceof ConfigScalar scalar)) {
      return reading.wrong(node, path, wanted());
    }
    if (scalar.text().equals("all")) {
      return Optional.of(new CorpusSpec.PairCount(OptionalInt.empty()));
    }
    return scalar.type() == ConfigScalar.Type.WHOLE
        ? COUNT
            .read(node, path, reading)
            .map(count -> new CorpusSpec.PairCount(OptionalInt.of((Integer) count)))
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
