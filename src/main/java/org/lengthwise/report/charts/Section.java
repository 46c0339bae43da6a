package org.lengthwise.report.charts;

/** The sections of the page that show pictures. */
public enum Section {
  /** The scores by sentence length. */
  BY_LENGTH,
  /** How training went. */
  LEARNING_CURVES,
  /** What the models with attention attended to. */
  ALIGNMENTS
}
