package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.lengthwise.config.ContextUse;
import org.lengthwise.nn.MaskedSoftmax;
import org.lengthwise.nn.PaddedBatch;

/**
 * RNNencdec: the states in which the encoder ends are the whole message, with no further layer
 * (Bahdanau et al. 2015, appendix A.2.2, as in the authors' code).
 *
 * @param size of the vector
 */
record FixedVectorBridge(ContextUse use, int size) implements Bridge {

  @Override
  public SourceReading cross(Encoding encoding, Way way) {
    NDArray vector = encoding.ends();
    return new FixedVectorReading(
        vector, lastPositions(encoding.sentences(), vector.getManager()), use);
  }

  /** What the softmax would have to get for all weight to lie on the end tokens: (B, T). */
  private static NDArray lastPositions(PaddedBatch sentences, NDManager manager) {
    float[] scores = new float[sentences.rows() * sentences.steps()];
    Arrays.fill(scores, MaskedSoftmax.EXCLUDED);
    for (int b = 0; b < sentences.rows(); b++) {
      scores[b * sentences.steps() + sentences.lengths()[b] - 1] = 0;
    }
    return manager.create(scores, new Shape(sentences.rows(), sentences.steps()));
  }

  @Override
  public int contextSize() {
    return size;
  }

  @Override
  public int summarySize() {
    return size;
  }
}
