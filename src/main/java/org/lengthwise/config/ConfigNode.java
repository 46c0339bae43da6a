package org.lengthwise.config;

/** A value of a config before it is given a type: what was written, and where. */
sealed interface ConfigNode permits ConfigMapping, ConfigList, ConfigScalar {
  Position at();

  /** What stands here, for a fault: {@code a list}, {@code the text `many`}. */
  String found();

  /** This value laid over the one it overrides. */
  default ConfigNode over(ConfigNode base) {
    return this;
  }
}
