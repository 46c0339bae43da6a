package org.lengthwise.nn.output;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.nn.tensor.Tape;

/**
 * The negative log-likelihood of words under a softmax over the vocabulary, some rows at a time.
 * The gradient with respect to the logits is the probabilities minus one at the target word. It is
 * taken during the forward pass, so that only one chunk as wide as the vocabulary is kept.
 *
 * <p>Inputs: the readout (N, l), the weights (l, K), the bias (K). The result is a scalar, summed,
 * in nats.
 */
final class LikelihoodPass implements Tape.HandWritten {
  /** Rows in a chunk: enough for fast products. */
  private static final int CHUNK = 800;

  /** Most numbers in a chunk, 128 MiB: what a run can spare. */
  private static final int LARGEST_CHUNK = 1 << 25;

  /** The rows of a chunk are a multiple of this, which suits {@link MatMul}. */
  private static final int ROWS = 16;

  private final int[] words;
  private final int rowsOfChunk;
  private final NDList gradients = new NDList();

  /**
   * @param words N ids of the target words
   */
  LikelihoodPass(int[] words) {
    this(words, CHUNK);
  }

  /**
   * @param rowsOfChunk most rows in a chunk
   */
  LikelihoodPass(int[] words, int rowsOfChunk) {
    this.words = words;
    this.rowsOfChunk = rowsOfChunk;
  }

  @Override
  public NDArray forward(NDList inputs) {
    NDArray readout = inputs.get(0);
    NDArray weights = inputs.get(1);
    NDArray bias = inputs.get(2);
    weights.setRequiresGradient(true);
    bias.setRequiresGradient(true);
    NDManager manager = readout.getManager();
    int chunk = chunk(words.length, (int) bias.size());
    NDList ofReadout = new NDList();
    double loss = 0;
    for (int from = 0; from < words.length; from += chunk) {
      int[] here = Arrays.copyOfRange(words, from, Math.min(words.length, from + chunk));
      try (NDManager work = manager.newSubManager()) {
        NDArray rows = rows(readout, from, here.length, work);
        rows.setRequiresGradient(true);
        NDArray sums = MatMul.of(rows, weights).add(bias);
        SoftmaxCrossEntropy surprise = SoftmaxCrossEntropy.of(sums, here);
        loss += surprise.nats();
        Tape.add(sums, surprise.gradient());
        NDArray gradient = rows.getGradient();
        gradient.attach(manager);
        ofReadout.add(first(gradient, here.length));
      }
    }
    gradients.add(NDArrays.concat(ofReadout, 0));
    gradients.add(taken(weights));
    gradients.add(taken(bias));
    return manager.create((float) loss);
  }

  /** The rows of a chunk: chunks are of about equal size and none is too large. */
  private int chunk(int rows, int vocabulary) {
    int most = Math.max(ROWS, Math.min(rowsOfChunk, LARGEST_CHUNK / vocabulary));
    int chunks = (rows - 1) / most + 1;
    int even = (rows - 1) / chunks + 1;
    return (even - 1) / ROWS * ROWS + ROWS;
  }

  /** Some rows, padded with zero rows to the multiple; a copy that {@code work} owns. */
  private static NDArray rows(NDArray readout, int from, int count, NDManager work) {
    long width = readout.getShape().get(1);
    int missing = (ROWS - count % ROWS) % ROWS;
    NDArray chosen = readout.split(new long[] {from, from + count}, 0).get(1);
    NDArray zeros = work.zeros(new Shape(missing, width));
    NDArray rows = NDArrays.concat(new NDList(chosen, zeros), 0);
    rows.attach(work);
    return rows;
  }

  private static NDArray first(NDArray rows, int count) {
    return rows.getShape().get(0) == count ? rows : rows.split(new long[] {count}, 0).get(0);
  }

  private static NDArray taken(NDArray leaf) {
    NDArray gradient = leaf.getGradient();
    gradient.attach(leaf.getManager());
    return gradient;
  }

  @Override
  public NDList backward(NDArray gradient) {
    float factor = gradient.getFloat();
    if (factor != 1) {
      gradients.forEach(each -> each.muli(gradient));
    }
    return gradients;
  }
}
