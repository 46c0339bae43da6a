package org.lengthwise.config.binding;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;

/** True or false; {@code yes} and {@code on} are text in YAML 1.2. */
record BooleanType() implements ValueType {
  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    return node instanceof ConfigScalar scalar && scalar.type() == ConfigScalar.Type.TRUTH
        ? Optional.of(scalar.text().toLowerCase(Locale.ROOT).equals("true"))
        : reading.wrong(node, path, wanted());
  }

  @Override
  public String wanted() {
    return "true or false";
  }

  @Override
  public Map<String, Object> schema(boolean partial) {
    return Map.of("type", "boolean");
  }
}
