package org.lengthwise.model;

import org.lengthwise.nn.Selection;

/**
 * How a pass over sentences goes from weights to predictions.
 *
 * @param selection what the context vector is made of
 * @param marginal whether a word is predicted from every value in turn, each prediction weighted,
 *     instead of from the context vector; the state is fed with the context vector all the same
 */
record Way(Selection selection, boolean marginal) {
  static final Way SOFT = new Way(Selection.SOFT, false);
  static final Way MAXIMUM = new Way(Selection.MAXIMUM, false);
  static final Way STRAIGHT_THROUGH = new Way(Selection.STRAIGHT_THROUGH, false);
  static final Way MARGINAL = new Way(Selection.SOFT, true);

  Way select(int[] rows) {
    return new Way(selection.select(rows), marginal);
  }
}
