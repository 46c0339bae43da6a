package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A batch of sentences, each ended by the end token and padded to the longest. Time is the first
 * axis: position {@code t * rows + b} holds word {@code t} of sentence {@code b}, so that a step is
 * a contiguous block of rows.
 *
 * @param steps T: positions of the longest sentence, its end token counted
 * @param rows B: sentences
 * @param lengths B lengths, end tokens counted
 * @param ids T times B word ids
 */
public record PaddedBatch(int steps, int rows, int[] lengths, long[] ids) {

  /**
   * @param sentences word ids without end tokens; at least one sentence
   * @param end the id of the end token, which also fills the padding
   */
  public static PaddedBatch of(List<int[]> sentences, int end) {
    int rows = sentences.size();
    int[] lengths = sentences.stream().mapToInt(sentence -> sentence.length + 1).toArray();
    int steps = Arrays.stream(lengths).max().orElseThrow();
    long[] ids = new long[steps * rows];
    Arrays.fill(ids, end);
    for (int b = 0; b < rows; b++) {
      int[] sentence = sentences.get(b);
      for (int t = 0; t < sentence.length; t++) {
        ids[t * rows + b] = sentence[t];
      }
    }
    return new PaddedBatch(steps, rows, lengths, ids);
  }

  /** The same sentences, last word first; the end tokens stay last. */
  public PaddedBatch reversed() {
    long[] turned = ids.clone();
    for (int b = 0; b < rows; b++) {
      int words = lengths[b] - 1;
      for (int t = 0; t < words; t++) {
        turned[t * rows + b] = ids[(words - 1 - t) * rows + b];
      }
    }
    return new PaddedBatch(steps, rows, lengths, turned);
  }

  /** A number for each sentence that depends on its words only, not on its place in the batch. */
  public int[] keys() {
    int[] keys = new int[rows];
    for (int b = 0; b < rows; b++) {
      for (int t = 0; t < lengths[b]; t++) {
        keys[b] = 31 * keys[b] + Long.hashCode(ids[t * rows + b]);
      }
    }
    return keys;
  }

  /** The number of real positions, without padding. */
  public int tokens() {
    return Arrays.stream(lengths).sum();
  }

  /** The indices in {@link #ids} of the real positions, in order. */
  public int[] present() {
    return IntStream.range(0, ids.length).filter(i -> lengths[i % rows] > i / rows).toArray();
  }

  /** Word ids, (T B). */
  public NDArray ids(NDManager manager) {
    return manager.create(ids, new Shape(ids.length));
  }

  /** Whether every sentence reaches step {@code t}. */
  public boolean full(int t) {
    return Arrays.stream(lengths).allMatch(length -> length > t);
  }

  /** 1 where a sentence reaches step {@code t}, else 0: (B, 1). */
  public NDArray present(NDManager manager, int t) {
    float[] present = new float[rows];
    for (int b = 0; b < rows; b++) {
      present[b] = lengths[b] > t ? 1 : 0;
    }
    return manager.create(present, new Shape(rows, 1));
  }

  /** 1 at real positions, 0 at padding, in the order of {@link #ids}: (T B). */
  public NDArray weights(NDManager manager) {
    float[] weights = new float[steps * rows];
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < rows; b++) {
        weights[t * rows + b] = lengths[b] > t ? 1 : 0;
      }
    }
    return manager.create(weights, new Shape(weights.length));
  }

  /**
   * What {@link MaskedSoftmax} adds to the scores: 0 at real positions, a huge negative number at
   * padding; (B, T).
   */
  public NDArray mask(NDManager manager) {
    float[] mask = new float[rows * steps];
    for (int b = 0; b < rows; b++) {
      Arrays.fill(mask, b * steps + lengths[b], (b + 1) * steps, MaskedSoftmax.EXCLUDED);
    }
    return manager.create(mask, new Shape(rows, steps));
  }
}
