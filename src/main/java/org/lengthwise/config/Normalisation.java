package org.lengthwise.config;

/** What the log-probability of a hypothesis is divided by before hypotheses are compared. */
public enum Normalisation {
  /** Nothing. */
  NONE,
  /** Its tokens, end token counted. */
  LENGTH
}
