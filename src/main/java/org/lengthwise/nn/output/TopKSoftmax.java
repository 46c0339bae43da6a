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
import java.util.function.Function;
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
    return someAtATime(
        units,
        bias.size(),
        some -> {
          try (NDManager work = some.getManager().newSubManager()) {
            lendTo(work);
            NDArray logits = MatMul.of(weights, some.transpose()).addi(bias); // (K', n)
            NDArray maxima = maxima(logits); // (K' / BLOCK, n)
            List<TopK> found = candidates(logits, maxima, Math.min(k, words));
            float[] logSums = logSums(logits, maxima);
            return RankedWords.of(found, (row, logit) -> logit - logSums[row]);
          }
        });
  }

  /**
   * The best words of each row.
   *
   * @param probabilities (N, K); 0 for an impossible word
   * @param k how many; where there are fewer words, all
   */
  public static RankedWords ofProbabilities(NDArray probabilities, int k) {
    int words = (int) probabilities.getShape().get(1);
    return someAtATime(
        probabilities,
        words,
        some ->
            RankedWords.of(
                greatest(some.toFloatArray(), words, Math.min(k, words)),
                (row, probability) -> (float) Math.log(probability)));
  }

  /** The k greatest numbers of each row. */
  private static List<TopK> greatest(float[] numbers, int columns, int k) {
    List<TopK> found = new ArrayList<>(numbers.length / columns);
    for (int from = 0; from < numbers.length; from += columns) {
      TopK ofRow = new TopK(k);
      for (int id = 0; id < columns; id++) {
        ofRow.offer(id, numbers[from + id]);
      }
      found.add(ofRow);
    }
    return found;
  }

  /**
   * Ranks the words of some rows at a time.
   *
   * @param width numbers of a row's words
   */
  private static RankedWords someAtATime(
      NDArray rows, long width, Function<NDArray, RankedWords> ranking) {
    int count = (int) rows.getShape().get(0);
    int chunk = Math.max(ROWS, (int) (CACHED / Float.BYTES / width) / ROWS * ROWS);
    long[] cuts = LongStream.iterate(chunk, cut -> cut < count, cut -> cut + chunk).toArray();
    RankedWords best = new RankedWords(new int[count][], new float[count][]);
    NDList chunks = rows.split(cuts, 0);
    for (int i = 0; i < chunks.size(); i++) {
      RankedWords some = ranking.apply(chunks.get(i));
      int found = some.ids().length;
      System.arraycopy(some.ids(), 0, best.ids(), i * chunk, found);
      System.arraycopy(some.logProbabilities(), 0, best.logProbabilities(), i * chunk, found);
    }
    return best;
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

  /**
   * The k blocks with the greatest maxima, or all where there are fewer, row after row; those of a
   * row in ascending order.
   */
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
      Arrays.sort(chosen, row * blocksOfRow, (row + 1) * blocksOfRow); // in the words' order
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
   * @param ids rows times k word ids, all different, best first; of words with equal logits, or
   *     equal probabilities where those were ranked, the one with the smaller id, whatever k is
   * @param logProbabilities of those words, in nats
   */
  public record RankedWords(int[][] ids, float[][] logProbabilities) {

    private static RankedWords of(List<TopK> found, LogProbability logProbability) {
      RankedWords words = new RankedWords(new int[found.size()][], new float[found.size()][]);
      for (int row = 0; row < found.size(); row++) {
        TopK top = found.get(row);
        words.ids[row] = new int[top.count()];
        words.logProbabilities[row] = new float[top.count()];
        for (int rank = 0; rank < top.count(); rank++) {
          words.ids[row][rank] = top.id(rank);
          words.logProbabilities[row][rank] = logProbability.of(row, top.value(rank));
        }
      }
      return words;
    }
  }

  /** The log-probability of a word, in nats, from the number that ranked it. */
  private interface LogProbability {
    float of(int row, float number);
  }

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
