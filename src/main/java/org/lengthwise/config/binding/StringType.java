package org.lengthwise.config.binding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;

/** A text that is not blank; one that becomes part of a file name is held to safe characters. */
record StringType(boolean fileName) implements ValueType {
  private static final String FILE_NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    if (!(node instanceof ConfigScalar scalar) || scalar.type() == ConfigScalar.Type.NOTHING) {
      return reading.wrong(node, path, wanted());
    }
    if (scalar.type() != ConfigScalar.Type.TEXT && !scalar.bare()) {
      return reading.wrong(node, path, "text; put it in quotes");
    }
    if (scalar.text().isBlank()) {
      return reading.wrong(node, path, "blank", wanted());
    }
    if (fileName && !scalar.text().matches(FILE_NAME)) {
      return reading.wrong(node, path, Fault.quote(scalar.text()), wanted());
    }
    return Optional.of(scalar.text());
  }

  @Override
  public String wanted() {
    return fileName
        ? "at most 100 letters, digits, dots, hyphens and underscores, not starting with a dot"
        : "text";
  }

  @Override
  public Map<String, Object> schema(boolean partial) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("pattern", fileName ? "^" + FILE_NAME + "$" : "\\S");
    return schema;
  }
}
