package org.lengthwise.model;

import org.lengthwise.nn.attention.Selection;

/**
 * How a pass over sentences gets from attention weights to predictions.
 *
 * @param selection what the context vector is computed with
 * @param marginal whether a word is predicted from every value in turn and the predictions are
 *     weighted, instead of from the context vector; the state reads the context vector in both
 *     cases
 */
record AttentionMode(Selection selection, boolean marginal) {
  static final AttentionMode SOFT = new AttentionMode(Selection.SOFT, false);
  static final AttentionMode MAXIMUM = new AttentionMode(Selection.MAXIMUM, false);
  static final AttentionMode STRAIGHT_THROUGH =
      new AttentionMode(Selection.STRAIGHT_THROUGH, false);
  static final AttentionMode MARGINAL = new AttentionMode(Selection.SOFT, true);

  AttentionMode select(int[] rows) {
    return new AttentionMode(selection.select(rows), marginal);
  }
}
