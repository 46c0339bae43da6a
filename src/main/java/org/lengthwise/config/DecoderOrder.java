package org.lengthwise.config;

/** In which order a decoder step does its work. */
public enum DecoderOrder {
  /**
   * Look at the source, predict the word, then read it: the order of the code behind the published
   * numbers.
   */
  LOOK_GENERATE_UPDATE,
  /** Look at the source, read the word before, then predict (Bahdanau et al. 2015, equation 4). */
  LOOK_UPDATE_GENERATE
}
