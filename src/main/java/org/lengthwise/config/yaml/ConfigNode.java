package org.lengthwise.config.yaml;

/** A value of a config before it is given a type: what was written, and where. */
public sealed interface ConfigNode permits ConfigMapping, ConfigList, ConfigScalar {
  Position at();

  /** What stands here, for a fault: {@code a list}, {@code the text `many`}. */
  String found();

  /** This value laid over the one it overrides. */
  default ConfigNode over(ConfigNode base) {
    return this;
  }
}
