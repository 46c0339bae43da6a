package org.lengthwise.config;

/** In which order the encoder gets the words. */
public enum SourceOrder {
  /** As they stand. */
  AS_WRITTEN,
  /** Last word first, the end token still last (Sutskever et al. 2014, section 3.3). */
  REVERSED
}
