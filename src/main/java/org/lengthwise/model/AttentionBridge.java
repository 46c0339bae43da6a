package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import org.lengthwise.nn.Attention;

/**
 * RNNsearch: every annotation stays in reach (Bahdanau et al. 2015, section 3.1).
 *
 * @param hidden n: the size of a state
 */
record AttentionBridge(Attention attention, int hidden) implements Bridge {

  @Override
  public SourceReading cross(Encoding encoding, Way way) {
    NDArray annotations = encoding.annotations();
    NDArray mask = encoding.sentences().mask(annotations.getManager());
    return new AttentionReading(
        attention, attention.remember(annotations, mask), encoding.summary(), way);
  }

  @Override
  public int contextSize() {
    return attention.valueSize();
  }

  @Override
  public int summarySize() {
    return hidden;
  }
}
