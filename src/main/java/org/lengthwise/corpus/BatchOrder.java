package org.lengthwise.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.random.RandomStream;

/**
 * Which pairs are trained on together, and when (Bahdanau, Cho and Bengio 2015, appendix B.2).
 *
 * <p>Each epoch shuffles the pairs within the length limit. A window's worth of batches is fetched,
 * sorted by the longer side, then by how much longer it is, and cut, so that a batch has similar
 * lengths and little padding; the batches of the window are shuffled, or every window would end
 * with its longest sentences. The paper leaves the order of its 20 batches open.
 *
 * <p>The order is a pure function of the seed and the epoch: models with the same limit and seed
 * see the same batches, and a run can continue from any update without saved state.
 */
public final class BatchOrder {
  private final Bitext train;
  private final int[] pairs;
  private final int batch;
  private final int window;
  private final long seed;

  /**
   * An order over the pairs of which neither side exceeds the limit.
   *
   * @param train the training pairs
   * @param lengthLimit the greatest length of either side, in tokens without the end token
   * @param batch pairs in a batch
   * @param window batches fetched and sorted together
   * @param seed the seed of the run
   * @throws IllegalArgumentException if a size is below 1 or no pair is within the limit
   */
  public BatchOrder(Bitext train, int lengthLimit, int batch, int window, long seed) {
    this.train = train;
    this.batch = positive(batch, "pairs in a batch");
    this.window = positive(window, "batches in a window");
    this.seed = seed;
    positive(lengthLimit, "tokens in the length limit");
    this.pairs =
        IntStream.range(0, train.size())
            .filter(pair -> train.longerLength(pair) <= lengthLimit)
            .toArray();
    if (pairs.length == 0) {
      throw new IllegalArgumentException(
          "none of the %d training pairs has at most %d tokens on both sides"
              .formatted(train.size(), lengthLimit));
    }
  }

  private static int positive(int size, String what) {
    if (size < 1) {
      throw new IllegalArgumentException(size + " " + what + "; at least 1 is needed");
    }
    return size;
  }

  /** The pairs within the length limit, each of which is in one batch of every epoch. */
  public int pairs() {
    return pairs.length;
  }

  /** The batches of an epoch. */
  public int batches() {
    return (pairs.length - 1) / batch + 1;
  }

  /**
   * The batches of an epoch in order, each as places in the training bitext, shorter pairs first.
   * All are full but one in the last window.
   *
   * @param epoch counted from 0
   */
  public List<int[]> epoch(int epoch) {
    if (epoch < 0) {
      throw new IllegalArgumentException("epoch " + epoch + "; epochs are counted from 0");
    }
    UniformRandomProvider random = RandomStream.of(seed, "batches", epoch);
    int[] order = RandomStream.permutation(pairs.length, random);
    List<int[]> batches = new ArrayList<>(batches());
    long fetched = (long) batch * window;
    for (long from = 0; from < order.length; from += fetched) {
      int to = (int) Math.min(order.length, from + fetched);
      List<int[]> sorted = cut(byLongerSide(Arrays.copyOfRange(order, (int) from, to)));
      for (int place : RandomStream.permutation(sorted.size(), random)) {
        batches.add(sorted.get(place));
      }
    }
    return batches;
  }

  /**
   * Pairs whose longer sides are equal are sorted by the difference of the sides: still less
   * padding.
   */
  private int[] byLongerSide(int[] drawn) {
    Comparator<Integer> byLengths =
        Comparator.<Integer>comparingInt(train::longerLength)
            .thenComparingInt(pair -> train.sourceLength(pair) - train.targetLength(pair));
    return Arrays.stream(drawn)
        .mapToObj(place -> pairs[place])
        .sorted(byLengths) // pairs of equal lengths stay in the order they were drawn in
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<int[]> cut(int[] sorted) {
    List<int[]> batches = new ArrayList<>();
    for (long from = 0; from < sorted.length; from += batch) {
      int to = (int) Math.min(sorted.length, from + batch);
      batches.add(Arrays.copyOfRange(sorted, (int) from, to));
    }
    return batches;
  }
}
