package org.lengthwise.config.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigNode;

/** A list of values of one type. */
public record ListType(ValueType item, boolean mayBeEmpty) implements ValueType {
  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    if (!(node instanceof ConfigList list)) {
      return reading.wrong(node, path, wanted());
    }
    if (list.items().isEmpty() && !mayBeEmpty) {
      return reading.wrong(node, path, "an empty list", "at least one item");
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      item.read(list.items().get(i), path + "[" + i + "]", reading).ifPresent(values::add);
    }
    return values.size() == list.items().size()
        ? Optional.of(List.copyOf(values))
        : Optional.empty();
  }

  @Override
  public String wanted() {
    return "a list, each item " + item.wanted() + (mayBeEmpty ? ", or []" : "");
  }

  /**
   * Lists are replaced whole by a config that extends another, so their items are never partial.
   */
  @Override
  public Map<String, Object> schema(boolean partial) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    if (!mayBeEmpty) {
      schema.put("minItems", 1);
    }
    schema.put("items", item.schema(false));
    return schema;
  }
}
