package org.lengthwise.config;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The types that YAML 1.2's core schema (section 10.3.2) tells apart by how a scalar is spelt. */
enum ScalarType {
  NOTHING("null|Null|NULL|~|", Tag.NULL),
  TRUTH("true|True|TRUE|false|False|FALSE", Tag.BOOL),
  WHOLE("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", Tag.INT),
  REAL(
      "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
          + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)",
      Tag.FLOAT),
  TEXT(".*", Tag.STR);

  private final Pattern spelling;
  private final Tag tag;

  ScalarType(String spelling, Tag tag) {
    this.spelling = Pattern.compile(spelling, Pattern.DOTALL);
    this.tag = tag;
  }

  Tag tag() {
    return tag;
  }

  /** The type of a scalar written without quotes. */
  static ScalarType ofPlain(String text) {
    for (ScalarType type : values()) {
      if (type.spelling.matcher(text).matches()) {
        return type;
      }
    }
    return TEXT;
  }
}
