package org.lengthwise.config.binding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.sweep.SweepReader;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.spec.SweepSpec;

/** The lists of values of a sweep, by key; {@link SweepReader} takes them apart. */
public record SweptListsType() implements ValueType {
  /** A sweep is gone from what becomes a record, as {@code every-model} is. */
  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    return reading.wrong(node, path, wanted());
  }

  @Override
  public String wanted() {
    return "a mapping of keys, written as for `--set`, to lists of values";
  }

  @Override
  public Map<String, Object> schema(boolean partial) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("type", List.of("array", "object", "null"));
    values.put("minItems", 1);
    Map<String, Object> facetBy = new LinkedHashMap<>();
    facetBy.put(
        "description", "the swept key whose values have a panel each in the charts, or none");
    facetBy.put("type", List.of("string", "null"));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", Map.of(SweepSpec.FACET_BY, facetBy));
    schema.put("additionalProperties", values);
    return schema;
  }
}
