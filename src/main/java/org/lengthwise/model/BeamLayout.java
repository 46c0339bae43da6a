package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.lengthwise.nn.tensor.Rows;

/**
 * Which sentence each hypothesis of a search looks at. The hypotheses are rows. For a look they are
 * laid out as a grid of sentences by the largest number of hypotheses per sentence, so that the
 * memory of a sentence is stored once.
 *
 * @param sentences S: the number of sentences in memory
 * @param sentenceOf the sentence of each row, R of them
 * @param width W: columns of the grid
 * @param cellOf the cell of each row
 * @param rowOf the row in each of the S W cells; any row in a cell without one
 */
record BeamLayout(int sentences, int[] sentenceOf, int width, int[] cellOf, int[] rowOf) {

  static BeamLayout of(int sentences, int[] sentenceOf) {
    int[] filled = new int[sentences];
    int[] column = new int[sentenceOf.length];
    for (int row = 0; row < sentenceOf.length; row++) {
      column[row] = filled[sentenceOf[row]]++;
    }
    int width = Arrays.stream(filled).max().orElse(0);
    int[] cellOf = new int[sentenceOf.length];
    int[] rowOf = new int[sentences * width];
    for (int row = 0; row < sentenceOf.length; row++) {
      cellOf[row] = sentenceOf[row] * width + column[row];
      rowOf[cellOf[row]] = row;
    }
    return new BeamLayout(sentences, sentenceOf, width, cellOf, rowOf);
  }

  /** One row for each sentence. */
  static BeamLayout ofEach(int sentences) {
    int[] each = new int[sentences];
    Arrays.setAll(each, i -> i);
    return of(sentences, each);
  }

  /** Chosen rows, of the same sentences in memory. */
  BeamLayout select(int[] rows) {
    int[] chosen = Arrays.stream(rows).map(row -> sentenceOf[row]).toArray();
    return Arrays.equals(chosen, sentenceOf) ? this : of(sentences, chosen);
  }

  /** The sentences that still have a row, in order. */
  int[] live() {
    return Arrays.stream(sentenceOf).sorted().distinct().toArray();
  }

  /**
   * The same rows, when only some sentences are kept in memory.
   *
   * @param kept in ascending order; includes the sentences of all rows
   */
  BeamLayout keeping(int[] kept) {
    int[] renumbered =
        Arrays.stream(sentenceOf).map(sentence -> Arrays.binarySearch(kept, sentence)).toArray();
    return of(kept.length, renumbered);
  }

  /** The sentence of each cell, S W of them. */
  int[] sentenceOfCells() {
    int[] sentenceOfCells = new int[rowOf.length];
    Arrays.setAll(sentenceOfCells, cell -> cell / width);
    return sentenceOfCells;
  }

  /** (R, d) becomes (S, W, d). */
  NDArray spread(NDArray rows) {
    NDArray cells = isFull() ? rows : Rows.of(rows, rowOf);
    return cells.reshape(sentences, width, rows.getShape().get(1));
  }

  /** (S W, d) becomes (R, d). */
  NDArray gather(NDArray cells) {
    return isFull() ? cells : Rows.of(cells, cellOf);
  }

  /** Whether rows and cells are the same. */
  private boolean isFull() {
    return Arrays.equals(cellOf, rowOf) && isCounting(cellOf);
  }

  private static boolean isCounting(int[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != i) {
        return false;
      }
    }
    return true;
  }
}
