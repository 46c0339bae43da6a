package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The softmax over the target words, where only the k most probable words of each row are wanted.
 *
 * <p>Rows go in chunks, so that what is as wide as the vocabulary stays in the processor's cache.
 * Of a chunk's logits only the k greatest are turned into log-probabilities: {@code log p = x - log
 * sum exp x}. The k greatest lie in the k blocks of columns whose maxima are the greatest, so that
 * a search through whole rows is needed for no more than the blocks' maxima.
 */
public final class WordRanking {
  /** Rows at a time; their logits have to lie in the cache. */
  private static final int CHUNK = 128;

  /** Columns of a block. */
  private static final int BLOCK = 32;

  /** The logit of columns that stand for no word and fill the last block. */
  private static final float NO_WORD = -1e30f;

  /** Below this the logistic function is the exponential to 32 bits: {@code e/(1 + e) = e}. */
  private static final float EXPONENTIAL = 16;

  private final Optional<NDArray> projection;
  private final NDArray weights;
  private final NDArray bias;
  private final int words;

  /**
   * @param owner of the weights, laid out anew
   */
  WordRanking(OutputLayer layer, NDManager owner) {
    this.projection = layer.projection();
    this.words = (int) layer.bias().size();
    NDArray rows = layer.weights().transpose(); // (K, l)
    int missing = Math.floorMod(-words, BLOCK);
    NDArray none = rows.getManager().zeros(new Shape(missing, rows.getShape().get(1)));
    NDArray never = rows.getManager().full(new Shape(missing), NO_WORD, DataType.FLOAT32);
    this.weights = NDArrays.concat(new NDList(rows, none), 0); // (K', l)
    this.bias = NDArrays.concat(new NDList(layer.bias(), never), 0); // (K')
    weights.attach(owner);
    bias.attach(owner);
  }

  /**
   * The best words of each row.
   *
   * @param readout (N, l)
   * @param k how many; where there are fewer words, all
   */
  public RankedWords best(NDArray readout, int k) {
    NDArray units = projection.map(matrix -> Product.of(readout, matrix)).orElse(readout);
    int rows = (int) units.getShape().get(0);
    RankedWords best = new RankedWords(new int[rows][], new float[rows][]);
    long[] cuts = LongStream.iterate(CHUNK, cut -> cut < rows, cut -> cut + CHUNK).toArray();
    NDList chunks = units.split(cuts, 0);
    for (int i = 0; i < chunks.size(); i++) {
      try (NDManager work = units.getManager().newSubManager()) {
        NDArray chunk = chunks.get(i);
        chunk.attach(work);
        rank(chunk, Math.min(k, words), best, i * CHUNK);
      }
    }
    return best;
  }

  /**
   * The best words of each row.
   *
   * @param probabilities (N, K); a word of none is impossible
   * @param k how many; where there are fewer words, all
   */
  public static RankedWords ofProbabilities(NDArray probabilities, int k) {
    int found = (int) Math.min(k, probabilities.getShape().get(1));
    NDList top = probabilities.topK(found, 1);
    int[] ids = toInts(top.get(1));
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
    NDArray logits =
        units.getNDArrayInternal().linear(units, weights, bias).singletonOrThrow(); // (n, K')
    NDArray maxima = maxima(logits); // (n, K' / BLOCK)
    Candidates found = candidates(logits, maxima, k);
    float[] logSums = logSums(logits, maxima);
    for (int row = 0; row < logSums.length; row++) {
      int[] ids = new int[k];
      float[] logProbabilities = new float[k];
      for (int rank = 0; rank < k; rank++) {
        ids[rank] = found.ids[row * k + rank];
        logProbabilities[rank] = found.logits[row * k + rank] - logSums[row];
      }
      best.ids()[firstRow + row] = ids;
      best.logProbabilities()[firstRow + row] = logProbabilities;
    }
  }

  /** The greatest logit of each block of columns: (n, K') becomes (n, K' / BLOCK). */
  private static NDArray maxima(NDArray logits) {
    Shape block = new Shape(BLOCK);
    return Pool.maxPool1d(logits.expandDims(1), block, block, new Shape(0), false).squeeze(1);
  }

  /** The k greatest logits of each row, in order. */
  private static Candidates candidates(NDArray logits, NDArray maxima, int k) {
    int blocks = (int) maxima.getShape().get(1);
    if (2 * k > blocks) { // the blocks would be most of the row
      NDList top = logits.topK(k, 1);
      return new Candidates(toInts(top.get(1)), top.get(0).toFloatArray());
    }
    long[] chosen = maxima.topK(k, 1).get(1).toLongArray();
    int[] places =
        IntStream.range(0, chosen.length).map(i -> i / k * blocks + (int) chosen[i]).toArray();
    NDArray top = Rows.of(logits.reshape(-1, BLOCK), places); // (n k, BLOCK)
    NDList best = top.reshape(-1, (long) k * BLOCK).topK(k, 1);
    int[] ids = toInts(best.get(1));
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (int) chosen[i / k * k + ids[i] / BLOCK] * BLOCK + ids[i] % BLOCK;
    }
    return new Candidates(ids, best.get(0).toFloatArray());
  }

  /**
   * The logarithm of the sum of exponentials of each row. The engine's exponential, alone or in its
   * softmax, is many times slower than its logistic function.
   */
  private static float[] logSums(NDArray logits, NDArray maxima) {
    NDArray shift = maxima.max(new int[] {1}, true); // (n, 1)
    shift.addi(Constant.of(shift.getManager(), EXPONENTIAL));
    float[] sums = Activation.sigmoid(logits.subi(shift)).sum(new int[] {1}).toFloatArray();
    float[] shifts = shift.toFloatArray();
    for (int row = 0; row < sums.length; row++) {
      sums[row] = (float) (shifts[row] + Math.log(sums[row]));
    }
    return sums;
  }

  private static int[] toInts(NDArray indices) {
    return LongStream.of(indices.toLongArray()).mapToInt(index -> (int) index).toArray();
  }

  /** Words and their logits, k a row. */
  private record Candidates(int[] ids, float[] logits) {}
}
