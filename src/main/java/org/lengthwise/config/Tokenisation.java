package org.lengthwise.config;

/** How a line of text becomes tokens. */
public enum Tokenisation {
  /** In the manner of the Moses tokeniser, with the rules of the language. */
  MOSES,
  /** At white space: the text is tokenised already. */
  WHITESPACE
}
