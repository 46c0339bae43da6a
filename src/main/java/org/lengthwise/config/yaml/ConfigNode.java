package org.lengthwise.config.yaml;

/** A value of a config before it is given a type: what was written, and where. */
public sealed interface ConfigNode permits ConfigMapping, ConfigList, ConfigScalar {
  Position at();

  /** What was found here, for an error: {@code a list}, {@code the text `many`}. */
  String found();
}
