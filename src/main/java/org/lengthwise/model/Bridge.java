package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.tensor.MaskedSoftmax;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.spec.FixedVectorSpec;

/** What the encoder passes to the decoder: one vector, or annotations to look back at. */
interface Bridge {

  /**
   * @param mode how a look chooses; a fixed vector leaves no choice
   */
  SourceReading cross(Encoder.Encoding encoding, AttentionMode mode);

  /** v: the size of a context vector. */
  int contextSize();

  /** u: the size of the vector that the decoder's first state is computed from. */
  int summarySize();

  /**
   * RNNsearch: the decoder sees every annotation (Bahdanau et al. 2015, section 3.1).
   *
   * @param hidden n: the size of a state
   */
  record OfAttention(Attention attention, int hidden) implements Bridge {

    @Override
    public SourceReading cross(Encoder.Encoding encoding, AttentionMode mode) {
      NDArray annotations = encoding.annotations();
      NDArray mask = encoding.sentences().mask(annotations.getManager());
      return new SourceReading.OfAttention(
          attention, attention.remember(annotations, mask), encoding.summary(), mode);
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

  /**
   * RNNencdec: the encoder's last states are all the decoder sees, with no further layer (Bahdanau
   * et al. 2015, appendix A.2.2, as in the authors' code).
   *
   * @param size of the vector
   */
  record OfFixedVector(FixedVectorSpec.ContextUse use, int size) implements Bridge {

    @Override
    public SourceReading cross(Encoder.Encoding encoding, AttentionMode mode) {
      NDArray vector = encoding.ends();
      return new SourceReading.OfVector(
          vector, lastPositions(encoding.sentences(), vector.getManager()), use);
    }

    /** Scores whose softmax puts all weight on the end tokens: (B, T). */
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
}
