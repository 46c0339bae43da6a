package org.lengthwise.config;

/** What a product of query and keys needs where they differ in size. */
public enum Projection {
  /** Nothing: the sizes are equal. */
  NONE,
  /** A matrix takes the query to the size of the keys. */
  QUERY,
  /** A matrix takes the keys to the size of the query. */
  KEYS
}
