package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import org.lengthwise.decode.ForcedDecoding;
import org.lengthwise.nn.tensor.PaddedBatch;

/** A pass under teacher forcing, read out of the engine, sentence by sentence. */
final class ForcedPass {
  private final float[] logProbabilities;
  private final List<float[]> weights;
  private final PaddedBatch sources;
  private final PaddedBatch targets;

  /**
   * @param logProbabilities of the target words (T B), in nats
   */
  ForcedPass(DecoderPass pass, NDArray logProbabilities, PaddedBatch sources) {
    this.logProbabilities = logProbabilities.toFloatArray();
    this.weights =
        pass.glimpses().stream().map(glimpse -> glimpse.weights().toFloatArray()).toList();
    this.sources = sources;
    this.targets = pass.references();
  }

  /** What came of one sentence. */
  ForcedDecoding of(int row) {
    int words = targets.lengths()[row];
    double[] chosen = new double[words];
    float[][] alignment = new float[words][];
    for (int t = 0; t < words; t++) {
      chosen[t] = logProbabilities[t * targets.rows() + row];
      int from = row * sources.steps();
      alignment[t] = Arrays.copyOfRange(weights.get(t), from, from + sources.lengths()[row]);
    }
    return new ForcedDecoding(chosen, alignment);
  }
}
