package org.lengthwise.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The most probable word at each step, for many sentences at once; a finished sentence leaves the
 * batch.
 */
public final class GreedySearch {
  private static final int[] NOTHING_BANNED = {};

  private final int end;

  /**
   * @param end the id of the end token
   */
  public GreedySearch(int end) {
    this.end = end;
  }

  /**
   * Translates one batch.
   *
   * @param decoder the model's side
   * @param start the state before the first word, a row a sentence; closed here
   * @param limits the greatest number of words of each hypothesis, end token counted; at least 1
   *     each
   * @return one hypothesis a row, in the order of the rows
   */
  public <S> List<Hypothesis> search(DecoderStep<S> decoder, S start, int[] limits) {
    int sentences = limits.length;
    Growing[] growing = new Growing[sentences];
    Arrays.setAll(growing, i -> new Growing(limits[i]));
    int[] live = new int[sentences];
    Arrays.setAll(live, i -> i);
    int[] last = new int[sentences];
    Arrays.fill(last, DecoderStep.NONE);
    S state = start;
    try {
      while (live.length > 0) {
        Candidates<S> best = decoder.best(state, last, 1, NOTHING_BANNED);
        decoder.close(state);
        state = best.next();
        int[] goingOn = extend(growing, live, best);
        if (goingOn.length < live.length && goingOn.length > 0) {
          S smaller = decoder.select(state, goingOn);
          decoder.close(state);
          state = smaller;
        }
        last = pick(best.tokens(), goingOn);
        live = pick(live, goingOn);
      }
    } finally {
      decoder.close(state);
    }
    return Arrays.stream(growing).map(Growing::done).toList();
  }

  /** Appends each row's best word; returns the rows that go on. */
  private <S> int[] extend(Growing[] growing, int[] live, Candidates<S> best) {
    int[] goingOn = new int[live.length];
    int count = 0;
    for (int row = 0; row < live.length; row++) {
      float logProbability = best.logProbabilities()[row][0];
      growing[live[row]].look(best.alignment()[row]);
      if (growing[live[row]].append(best.tokens()[row][0], logProbability, end)) {
        goingOn[count++] = row;
      }
    }
    return Arrays.copyOf(goingOn, count);
  }

  private static int[] pick(int[][] tokens, int[] rows) {
    return Arrays.stream(rows).map(row -> tokens[row][0]).toArray();
  }

  private static int[] pick(int[] values, int[] rows) {
    return Arrays.stream(rows).map(row -> values[row]).toArray();
  }

  /** A hypothesis as it grows. */
  private static final class Growing {
    private final int[] tokens;
    private final List<float[]> alignment = new ArrayList<>();
    private int length;
    private double logProbability;
    private boolean finished;

    Growing(int limit) {
      tokens = new int[limit];
    }

    /** Whether there is room and reason for more. */
    boolean append(int token, double tokenLogProbability, int end) {
      logProbability += tokenLogProbability;
      if (token == end) {
        finished = true;
        return false;
      }
      tokens[length++] = token;
      return length < tokens.length;
    }

    void look(float[] weights) {
      alignment.add(weights);
    }

    Hypothesis done() {
      return new Hypothesis(
          Arrays.copyOf(tokens, length),
          logProbability,
          finished,
          alignment.toArray(new float[0][]));
    }
  }
}
