package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import org.lengthwise.nn.PaddedBatch;

/** Reads source sentences. */
interface Encoder {
  /**
   * @param embeddings of the source words, end token included, (T B, m)
   * @param sentences their lengths
   */
  SourceReading read(NDArray embeddings, PaddedBatch sentences);

  /** The size of a context vector. */
  int contextSize();

  /** Which way it reads, for the report: {@code forward} or {@code bidirectional}. */
  String directions();
}
