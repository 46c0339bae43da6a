package org.lengthwise.nn.output;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.ArrayStorage;
import org.lengthwise.nn.tensor.Constant;
import org.lengthwise.nn.tensor.MatMul;

/**
 * The softmax over the target words, computed for the k most probable words of each row only.
 *
 * <p>Rows are processed in chunks, so that arrays as wide as the vocabulary stay in the processor's
 * cache. In a chunk a row becomes a column, which makes the weights the longer side of the {@link
 * MatMul}. Only the k greatest logits of a row are turned into log-probabilities: {@code log p = x
 * - log sum exp x}. They lie in the k blocks of words with the greatest maxima, so that only the
 * maxima are searched in full.
 */
public final class TopKSoftmax {
  /** Most bytes of a chunk's logits; from 2 MiB on the engine allocates fresh memory. */
  private static final int CACHED = (1 << 21) - 1;

  /**
   * Rows of the smallest chunk, and the step by which chunks grow; each chunk reads all weights.
   */
  private static final int ROWS = 64;

  /** Words in a block. */
  private static final int BLOCK = 32;

  /** The logit of the padding that fills the last block. */
  private static final float NO_WORD = -1e30f;

  /** Below minus this, the sigmoid equals the exponential: {@code e / (1 + e) = e}. */
  private static final float EXPONENTIAL = 16;

  private final Optional<NDArray> projection;
  private final NDArray weights;
  private final NDArray bias;
  private final int words;

  /**
   * @param owner owns the copied weights
   */
  TopKSoftmax(OutputLayer layer, NDManager owner) {
    this.projection = layer.projection();
    this.words = (int) layer.bias().size();
    NDArray rows = layer.weights().transpose(); // (K, l)
    int missing = Math.floorMod(-words, BLOCK);
    NDArray none = rows.getManager().zeros(new Shape(missing, rows.getShape().get(1)));
    NDArray never = rows.getManager().full(new Shape(missing), NO_WORD, DataType.FLOAT32);
    this.weights = NDArrays.concat(new NDList(rows, none), 0); // (K', l)
    this.bias = NDArrays.concat(new NDList(layer.bias(), never), 0).reshape(-1, 1); // (K', 1)
    weights.attach(owner);
    bias.attach(owner);
  }

  /** Lends the weights to a manager until it closes, see {@link Parameters#lendTo}. */
  public void lendTo(NDManager borrower) {
    weights.tempAttach(borrower);
    bias.tempAttach(borrower);
  }

  /**
   * The best words of each row.
   *
   * @param readout (N, l)
   * @param k how many; where there are fewer words, all
   */
  public RankedWords best(NDArray readout, int k) {
    NDArray units = projection.map(matrix -> MatMul.of(readout, matrix)).orElse(readout);
    int rows = (int) units.getShape().get(0);
    int chunk = Math.max(ROWS, CACHED / Float.BYTES / (int) bias.size() / ROWS * ROWS);
    RankedWords best = new RankedWords(new int[rows][], new float[rows][]);
    long[] cuts = LongStream.iterate(chunk, cut -> cut < rows, cut -> cut + chunk).toArray();
    NDList chunks = units.split(cuts, 0);
    for (int i = 0; i < chunks.size(); i++) {
      try (NDManager work = units.getManager().newSubManager()) {
        lendTo(work);
        rank(chunks.get(i), Math.min(k, words), best, i * chunk);
      }
    }
    return best;
  }

  /**
   * The best words of each row.
   *
   * @param probabilities (N, K); 0 for an impossible word
   * @param k how many; where there are fewer words, all
   */
  public static RankedWords ofProbabilities(NDArray probabilities, int k) {
    int found = (int) Math.min(k, probabilities.getShape().get(1));
    NDList top = probabilities.topK(found, 1);
    int[] ids = Arrays.stream(top.get(1).toLongArray()).mapToInt(id -> (int) id).toArray();
    float[] values = top.get(0).toFloatArray();
    int rows = ids.length / found;
    RankedWords best = new RankedWords(new int[rows][], new float[rows][]);
    for (int row = 0; row < rows; row++) {
      best.ids()[row] = Arrays.copyOfRange(ids, row * found, (row + 1) * found);
      best.logProbabilities()[row] = new float[found];
      for (int rank = 0; rank < found; rank++) {
        best.logProbabilities()[row][rank] = (float) Math.log(values[row * found + rank]);
      }
    }
    return best;
  }

  /** Ranks the words of some rows, and puts them from a row on. */
  private void rank(NDArray units, int k, RankedWords best, int firstRow) {
    NDArray logits = MatMul.of(weights, units.transpose()).addi(bias); // (K', n)
    NDArray maxima = maxima(logits); // (K' / BLOCK, n)
    List<TopK> found = candidates(logits, maxima, k);
    float[] logSums = logSums(logits, maxima);
    for (int row = 0; row < logSums.length; row++) {
      int[] ids = new int[k];
      float[] logProbabilities = new float[k];
      for (int rank = 0; rank < k; rank++) {
        ids[rank] = found.get(row).id(rank);
        logProbabilities[rank] = found.get(row).value(rank) - logSums[row];
      }
      best.ids()[firstRow + row] = ids;
      best.logProbabilities()[firstRow + row] = logProbabilities;
    }
  }

  /** The greatest logit of each block: (K', n) becomes (K' / BLOCK, n). */
  private static NDArray maxima(NDArray logits) {
    long rows = logits.getShape().get(1);
    Shape block = new Shape(BLOCK, 1);
    NDArray image = logits.reshape(1, -1, 1, rows).transpose(0, 3, 1, 2); // (1, n, K', 1)
    return Pool.maxPool2d(image, block, block, new Shape(0, 0), false)
        .transpose(0, 2, 3, 1)
        .reshape(-1, rows);
  }

  /** The words with the k greatest logits, for each row. */
  private static List<TopK> candidates(NDArray logits, NDArray maxima, int k) {
    int rows = (int) maxima.getShape().get(1);
    int[] blocks = blocks(maxima, k);
    int blocksOfRow = blocks.length / rows;
    float[] offered = offered(logits, blocks, rows);
    List<TopK> found = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      TopK words = new TopK(k);
      for (int i = row * blocksOfRow * BLOCK; i < (row + 1) * blocksOfRow * BLOCK; i++) {
        words.offer(blocks[i / BLOCK] * BLOCK + i % BLOCK, offered[i]);
      }
      found.add(words);
    }
    return found;
  }

  /** The k blocks with the greatest maxima, or all where there are fewer, row after row. */
  private static int[] blocks(NDArray maxima, int k) {
    int blocks = (int) maxima.getShape().get(0);
    int rows = (int) maxima.getShape().get(1);
    int blocksOfRow = Math.min(k, blocks);
    float[] values = maxima.toFloatArray();
    int[] chosen = new int[rows * blocksOfRow];
    for (int row = 0; row < rows; row++) {
      TopK greatest = new TopK(blocksOfRow);
      for (int block = 0; block < blocks; block++) {
        greatest.offer(block, values[block * rows + row]);
      }
      for (int rank = 0; rank < blocksOfRow; rank++) {
        chosen[row * blocksOfRow + rank] = greatest.id(rank);
      }
    }
    return chosen;
  }

  /** The logits of the blocks, one block after the other. */
  private static float[] offered(NDArray logits, int[] blocks, int rows) {
    int blocksOfRow = blocks.length / rows;
    int[] places = new int[blocks.length * BLOCK];
    for (int i = 0; i < places.length; i++) {
      int word = blocks[i / BLOCK] * BLOCK + i % BLOCK;
      places[i] = word * rows + i / (blocksOfRow * BLOCK);
    }
    return ArrayStorage.isInReach(logits) ? fromMemory(logits, places) : byEngine(logits, places);
  }

  static float[] fromMemory(NDArray array, int[] places) {
    FloatBuffer memory = ArrayStorage.of(array);
    float[] values = new float[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = memory.get(places[i]);
    }
    return values;
  }

  /** The same on any device. */
  static float[] byEngine(NDArray array, int[] places) {
    long[] indices = Arrays.stream(places).asLongStream().toArray();
    return array.take(array.getManager().create(indices)).toFloatArray();
  }

  /**
   * The logarithm of the sum of exponentials of each row. The logits are overwritten. The engine's
   * exponential, alone or in its softmax, is several times slower than its sigmoid.
   */
  private static float[] logSums(NDArray logits, NDArray maxima) {
    NDArray shift = maxima.max(new int[] {0}, true); // (1, n)
    shift.addi(Constant.of(shift.getManager(), EXPONENTIAL));
    float[] sums = Activation.sigmoid(logits.subi(shift)).sum(new int[] {0}).toFloatArray();
    float[] shifts = shift.toFloatArray();
    for (int row = 0; row < sums.length; row++) {
      sums[row] = (float) (shifts[row] + Math.log(sums[row]));
    }
    return sums;
  }

  /**
   * The most probable words of each row.
   *
   * @param ids rows times k word ids, all different, best first
   * @param logProbabilities of those words, in nats
   */
  public record RankedWords(int[][] ids, float[][] logProbabilities) {}

  /**
   * The k greatest of the numbers offered one by one, in descending order; of equal numbers, the
   * one offered first comes first. The engine's own top-k sorts far more than it returns.
   */
  static final class TopK {
    private final int[] ids;
    private final float[] values;
    private int count;

    TopK(int k) {
      this.ids = new int[k];
      this.values = new float[k];
    }

    void offer(int id, float value) {
      if (count == values.length && !(value > values[count - 1])) {
        return;
      }
      int place = count < values.length ? count++ : count - 1;
      for (; place > 0 && value > values[place - 1]; place--) {
        values[place] = values[place - 1];
        ids[place] = ids[place - 1];
      }
      values[place] = value;
      ids[place] = id;
    }

    /** How many there are: k, or all offered if they are fewer. */
    int count() {
      return count;
    }

    int id(int rank) {
      return ids[rank];
    }

    float value(int rank) {
      return values[rank];
    }
  }
}
