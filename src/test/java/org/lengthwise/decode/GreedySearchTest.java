package org.lengthwise.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreedySearchTest {
  private static final int END = 0;

  /**
   * A decoder that says a script: row r says its words, then the end token for ever; each word
   * costs its number in tenths.
   */
  private static final class Script implements DecoderStep<int[][]> {
    private final List<int[]> lastSeen = new ArrayList<>();
    private int open = 1;

    @Override
    public Candidates<int[][]> best(int[][] state, int[] lastTokens, int k, int[] banned) {
      assertThat(lastTokens).hasSameSizeAs(state);
      lastSeen.add(lastTokens);
      int[][] tokens = new int[state.length][];
      float[][] costs = new float[state.length][];
      int[][] rest = new int[state.length][];
      for (int row = 0; row < state.length; row++) {
        int token = state[row].length == 0 ? END : state[row][0];
        tokens[row] = new int[] {token};
        costs[row] = new float[] {-token / 10f};
        rest[row] = state[row].length == 0 ? state[row] : tail(state[row]);
      }
      open++;
      return new Candidates<>(tokens, costs, new float[state.length][1], rest);
    }

    private static int[] tail(int[] words) {
      return Arrays.copyOfRange(words, 1, words.length);
    }

    @Override
    public int[][] select(int[][] state, int[] rows) {
      open++;
      return Arrays.stream(rows).mapToObj(row -> state[row]).toArray(int[][]::new);
    }

    @Override
    public void close(int[][] state) {
      open--;
    }
  }

  private static final int[][] WORDS = {{3, 1}, {}, {2, 2, 5, 4}};

  @Test
  void eachRowSaysItsWordsUntilItsEnd() {
    List<Hypothesis> found = new GreedySearch(END).search(new Script(), WORDS, new int[] {9, 9, 9});
    assertThat(found.get(0).tokens()).containsExactly(3, 1);
    assertThat(found.get(0).finished()).isTrue();
    assertThat(found.get(0).logProbability()).isCloseTo(-0.4, within(1e-6));
    assertThat(found.get(1).tokens()).isEmpty();
    assertThat(found.get(2).tokens()).containsExactly(2, 2, 5, 4);
  }

  @Test
  void aRowThatNeverEndsIsCutOffAtItsLimit() {
    List<Hypothesis> found = new GreedySearch(END).search(new Script(), WORDS, new int[] {2, 1, 3});
    assertThat(found.get(0).tokens()).containsExactly(3, 1);
    assertThat(found.get(0).finished()).isFalse();
    assertThat(found.get(2).tokens()).containsExactly(2, 2, 5);
    assertThat(found.get(2).finished()).isFalse();
    assertThat(found.get(1).finished()).isTrue();
  }

  @Test
  void finishedRowsLeaveTheBatch() {
    Script script = new Script();
    new GreedySearch(END).search(script, WORDS, new int[] {9, 9, 9});
    assertThat(script.lastSeen)
        .containsExactly(
            new int[] {DecoderStep.NONE, DecoderStep.NONE, DecoderStep.NONE},
            new int[] {3, 2},
            new int[] {1, 2},
            new int[] {5},
            new int[] {4});
  }

  @Test
  void everyStateIsClosedOnce() {
    Script script = new Script();
    new GreedySearch(END).search(script, WORDS, new int[] {9, 2, 3});
    assertThat(script.open).isZero();
  }
}
