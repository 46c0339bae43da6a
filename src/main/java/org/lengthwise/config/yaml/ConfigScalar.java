package org.lengthwise.config.yaml;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A single value.
 *
 * @param text as written, without quotes
 * @param type its type in YAML
 * @param bare whether it was given to {@code --set} without quotes, which a shell removes: such a
 *     value is text wherever text is wanted
 */
public record ConfigScalar(Position at, String text, Type type, boolean bare)
    implements ConfigNode {
  @Override
  public String found() {
    return switch (type) {
      case NOTHING -> "empty";
      case TRUTH -> "the truth value " + Fault.quote(text);
      case WHOLE, REAL -> "the number " + Fault.quote(text);
      case TEXT -> "the text " + Fault.quote(text);
    };
  }

  /** Whether this is an explicit {@code null}, which removes an inherited key. */
  public boolean leavesOut() {
    return type == Type.NOTHING && !text.isEmpty();
  }

  /** The types that YAML 1.2's core schema (section 10.3.2) distinguishes by spelling. */
  public enum Type {
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

    Type(String spelling, Tag tag) {
      this.spelling = Pattern.compile(spelling, Pattern.DOTALL);
      this.tag = tag;
    }

    Tag tag() {
      return tag;
    }

    /** The type of a scalar written without quotes. */
    public static Type ofPlain(String text) {
      for (Type type : values()) {
        if (type.spelling.matcher(text).matches()) {
          return type;
        }
      }
      return TEXT;
    }
  }
}
