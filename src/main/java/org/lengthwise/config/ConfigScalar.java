package org.lengthwise.config;

/**
 * A single value.
 *
 * @param text as written, without quotes
 * @param type what YAML takes it for
 * @param bare whether it was given to {@code --set} without quotes, which a shell would have eaten:
 *     such a value is text wherever text is wanted
 */
record ConfigScalar(Position at, String text, ScalarType type, boolean bare) implements ConfigNode {
  @Override
  public String found() {
    return switch (type) {
      case NOTHING -> "empty";
      case TRUTH -> "the truth value " + Fault.quote(text);
      case WHOLE, REAL -> "the number " + Fault.quote(text);
      case TEXT -> "the text " + Fault.quote(text);
    };
  }

  /** Whether this is a spelt-out {@code null}, by which a config leaves an inherited key out. */
  boolean leavesOut() {
    return type == ScalarType.NOTHING && !text.isEmpty();
  }
}
