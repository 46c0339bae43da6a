package org.lengthwise.config;

/** Which steps of the decoder see the fixed vector. */
public enum ContextUse {
  /** All of them (Cho et al. 2014). */
  EVERY_STEP,
  /** The first alone; after it the context vector is zero. */
  FIRST_STEP
}
