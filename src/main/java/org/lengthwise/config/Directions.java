package org.lengthwise.config;

/** Which way an encoder reads. */
public enum Directions {
  /** From the first word to the last. */
  FORWARD,
  /** Both ways, with two recurrent networks side by side. */
  BIDIRECTIONAL
}
