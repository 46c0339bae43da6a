package org.lengthwise.nn.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.nio.FloatBuffer;
import java.util.List;
import org.lengthwise.nn.tensor.ArrayStorage;

/**
 * The rule of an optimiser for a block of weights. An update is then one pass over the engine's
 * storage, instead of one pass per operation of the rule.
 */
@FunctionalInterface
interface ElementwiseRule {

  /**
   * Updates weights and both means in place.
   *
   * @param count how many numbers of the block are used
   */
  void update(float[] weights, float[] gradients, float[] first, float[] second, int count);

  /** Numbers of each of the four arrays that fit in the innermost cache together. */
  int BLOCK = 1024;

  /**
   * Updates all weights and sets the gradients to zero. All arrays must be in reach, see {@link
   * ArrayStorage#isInReach}.
   */
  default void run(List<NDArray> weights, NDList gradients, Optimiser.State means) {
    float[][] block = new float[4][BLOCK];
    for (int i = 0; i < weights.size(); i++) {
      FloatBuffer[] memory = {
        ArrayStorage.of(weights.get(i)),
        ArrayStorage.of(gradients.get(i)),
        ArrayStorage.of(means.first().get(i)),
        ArrayStorage.of(means.second().get(i))
      };
      run(memory, block);
    }
  }

  private void run(FloatBuffer[] memory, float[][] block) {
    float[] zeros = new float[BLOCK];
    int size = memory[0].capacity();
    for (int from = 0; from < size; from += BLOCK) {
      int count = Math.min(BLOCK, size - from);
      for (int k = 0; k < memory.length; k++) {
        memory[k].get(from, block[k], 0, count);
      }
      update(block[0], block[1], block[2], block[3], count);
      memory[0].put(from, block[0], 0, count);
      memory[1].put(from, zeros, 0, count);
      memory[2].put(from, block[2], 0, count);
      memory[3].put(from, block[3], 0, count);
    }
  }
}
