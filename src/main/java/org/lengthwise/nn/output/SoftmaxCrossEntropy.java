package org.lengthwise.nn.output;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.lengthwise.nn.tensor.ArrayStorage;
import org.lengthwise.nn.tensor.Constant;

/**
 * The cross-entropy of target words under a softmax, and its gradient.
 *
 * @param nats their negative log-likelihood, summed
 * @param gradient its gradient with respect to the logits (N, K)
 */
record SoftmaxCrossEntropy(double nats, NDArray gradient) {
  /** The logarithm of a smaller probability is computed from the logits, which is still exact. */
  private static final float LEAST = 1e-30f;

  /**
   * @param sums the logits (N, K); rows beyond the words are padding and do not count
   * @param words at most N word ids
   */
  static SoftmaxCrossEntropy of(NDArray sums, int[] words) {
    NDArray probabilities = sums.stopGradient().softmax(-1);
    return ArrayStorage.isInReach(probabilities)
        ? inPlace(sums, probabilities, words)
        : byEngine(sums, probabilities, words);
  }

  /** Subtracts one in the engine's own storage. */
  static SoftmaxCrossEntropy inPlace(NDArray sums, NDArray probabilities, int[] words) {
    int vocabulary = (int) sums.getShape().get(1);
    FloatBuffer memory = ArrayStorage.of(probabilities);
    double nats = 0;
    for (int row = 0; row < words.length; row++) {
      int place = row * vocabulary + words[row];
      float probability = memory.get(place);
      nats -= logarithm(probability, sums, row, words[row]);
      memory.put(place, probability - 1);
    }
    memory.position(words.length * vocabulary);
    memory.put(new float[memory.remaining()]);
    return new SoftmaxCrossEntropy(nats, probabilities);
  }

  /** The same on any device. */
  static SoftmaxCrossEntropy byEngine(NDArray sums, NDArray probabilities, int[] words) {
    NDManager manager = sums.getManager();
    int rows = (int) sums.getShape().get(0);
    long[] ids = Arrays.stream(Arrays.copyOf(words, rows)).asLongStream().toArray();
    float[] counted = new float[rows];
    Arrays.fill(counted, 0, words.length, 1);
    NDArray places = manager.create(ids, new Shape(rows, 1));
    NDArray ofWords = probabilities.gather(places, 1); // (N, 1)
    float[] found = ofWords.toFloatArray();
    double nats = 0;
    for (int row = 0; row < words.length; row++) {
      nats -= logarithm(found[row], sums, row, words[row]);
    }
    NDArray less = ofWords.sub(Constant.of(manager, 1));
    NDArray gradient = probabilities.scatter(places, less, 1);
    return new SoftmaxCrossEntropy(
        nats, gradient.muli(manager.create(counted, new Shape(rows, 1))));
  }

  private static double logarithm(float probability, NDArray sums, int row, int word) {
    if (probability > LEAST) {
      return Math.log(probability);
    }
    int vocabulary = (int) sums.getShape().get(1);
    long start = (long) row * vocabulary;
    try (NDArray detached = sums.stopGradient();
        NDArray flat = detached.reshape(-1);
        NDArray line = flat.split(new long[] {start, start + vocabulary}, 0).get(1)) {
      float[] values = line.toFloatArray();
      double greatest = Double.NEGATIVE_INFINITY;
      for (float value : values) {
        greatest = Math.max(greatest, value);
      }
      double sum = 0;
      for (float value : values) {
        sum += Math.exp(value - greatest);
      }
      return values[word] - greatest - Math.log(sum);
    }
  }
}
