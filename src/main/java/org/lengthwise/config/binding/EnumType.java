package org.lengthwise.config.binding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Suggestion;

/** One of the words of an enum. */
public record EnumType(Map<String, Object> constants) implements ValueType {
  static EnumType of(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(word((Enum<?>) constant), constant);
    }
    return new EnumType(Collections.unmodifiableMap(constants));
  }

  /** {@code TOKEN_MEAN} is spelt {@code token-mean}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The word written here, if it is a known one. */
  static Optional<String> among(List<String> known, ConfigNode node, String path, Reading reading) {
    String wanted = Fault.either(known);
    if (!(node instanceof ConfigScalar scalar) || scalar.type() == ConfigScalar.Type.NOTHING) {
      return reading.wrong(node, path, wanted);
    }
    return known.contains(scalar.text())
        ? Optional.of(scalar.text())
        : reading.wrong(
            node,
            path,
            Fault.quote(scalar.text()),
            wanted + Suggestion.clause(scalar.text(), known));
  }

  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    return among(List.copyOf(constants.keySet()), node, path, reading).map(constants::get);
  }

  @Override
  public String wanted() {
    return Fault.either(List.copyOf(constants.keySet()));
  }

  @Override
  public Map<String, Object> schema(boolean partial) {
    return Map.of("enum", List.copyOf(constants.keySet()));
  }
}
