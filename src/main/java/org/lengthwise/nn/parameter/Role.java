package org.lengthwise.nn.parameter;

/** What a parameter is for, which decides how it starts. */
public enum Role {
  /** Rows are word embeddings. */
  EMBEDDING,
  /** Maps inputs to units: (inputs, units). */
  WEIGHT,
  /** Maps a state to the next one: square blocks side by side, (n, k n). */
  RECURRENT,
  /** Maps states or annotations to the hidden layer of an alignment score. */
  ALIGNMENT,
  /** The vector that turns that hidden layer into a score. */
  ALIGNMENT_VECTOR,
  /** A bias. */
  BIAS
}
