package org.lengthwise.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lengthwise.spec.DecodingSpec;

class GreedySearchTest {
  private static final int END = 0;
  private static final int UNKNOWN = 1;

  /**
   * A decoder that says a script: row r says its words, then the end token for ever; each word
   * costs its number in tenths.
   */
  private static final class Script implements DecoderStep<int[][]> {
    private final List<int[]> lastSeen = new ArrayList<>();
    private int open = 1;

    @Override
    public DecoderStep.Candidates<int[][]> best(
        int[][] state, int[] lastTokens, int k, int[] banned) {
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
      return new DecoderStep.Candidates<>(tokens, costs, new float[state.length][1], rest);
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

  private static List<Hypothesis> search(Script script, int... limits) {
    DecodingSpec.Greedy spec = new DecodingSpec.Greedy(7, 1, false, false);
    return new GreedySearch(END, UNKNOWN, spec)
        .search(script, WORDS, limits).stream().map(list -> list.get(0)).toList();
  }

  @Test
  void eachRowSaysItsWordsUntilItsEnd() {
    List<Hypothesis> found = search(new Script(), 9, 9, 9);
    assertThat(found.get(0).tokens()).containsExactly(3, 1);
    assertThat(found.get(0).finished()).isTrue();
    assertThat(found.get(0).logProbability()).isCloseTo(-0.4, within(1e-6));
    assertThat(found.get(1).tokens()).isEmpty();
    assertThat(found.get(2).tokens()).containsExactly(2, 2, 5, 4);
  }

  @Test
  void aRowThatNeverEndsIsCutOffAtItsLimit() {
    List<Hypothesis> found = search(new Script(), 2, 1, 3);
    assertThat(found.get(0).tokens()).containsExactly(3, 1);
    assertThat(found.get(0).finished()).isFalse();
    assertThat(found.get(2).tokens()).containsExactly(2, 2, 5);
    assertThat(found.get(2).finished()).isFalse();
    assertThat(found.get(1).finished()).isTrue();
  }

  @Test
  void finishedRowsLeaveTheBatch() {
    Script script = new Script();
    search(script, 9, 9, 9);
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
    search(script, 9, 2, 3);
    assertThat(script.open).isZero();
  }

  @Test
  void theLimitIsTheLengthFactorTimesTheSourceLengthButAtLeastOne() {
    DecodingSpec.Greedy spec = new DecodingSpec.Greedy(7, 0.7, false, false);
    List<List<Hypothesis>> found =
        new GreedySearch(END, UNKNOWN, spec).search(new Script(), WORDS, new int[] {1, 9, 5});
    assertThat(found.get(0).get(0).tokens()).containsExactly(3);
    assertThat(found.get(1).get(0).tokens()).isEmpty();
    assertThat(found.get(2).get(0).tokens()).containsExactly(2, 2, 5);
  }

  @Test
  void aBannedUnknownWordGivesWayToTheNextBest() {
    TableDecoder decoder =
        new TableDecoder(Tables.literal(3, Map.of("", new double[] {0.1, 0.6, 0.3})));
    DecodingSpec.Greedy spec = new DecodingSpec.Greedy(7, 3, false, false);
    Hypothesis free =
        new GreedySearch(END, UNKNOWN, spec)
            .search(decoder, decoder.start(0), new int[] {1})
            .get(0)
            .get(0);
    assertThat(free.tokens()).containsExactly(UNKNOWN);
    Hypothesis banned =
        new GreedySearch(END, UNKNOWN, spec.banningUnknown())
            .search(decoder, decoder.start(0), new int[] {1})
            .get(0)
            .get(0);
    assertThat(banned.tokens()).containsExactly(2);
    assertThat(banned.logProbability()).isCloseTo(Math.log(0.3), within(1e-6));
    assertThat(banned.alignment()).isDeepEqualTo(new float[][] {{0, 0, -1}, {0, 1, 2}});
  }

  @Test
  void aRowThatNoWordMayFollowIsCutOffWhereItStands() {
    TableDecoder decoder =
        new TableDecoder(
            Tables.literal(3, Map.of("2", new double[] {0, 1, 0}, "", new double[] {0, 0, 1})));
    Hypothesis found =
        new GreedySearch(END, UNKNOWN, new DecodingSpec.Greedy(7, 3, true, false))
            .search(decoder, decoder.start(0), new int[] {3})
            .get(0)
            .get(0);
    assertThat(found.tokens()).containsExactly(2);
    assertThat(found.finished()).isFalse();
    assertThat(found.alignment()).hasDimensions(1, 3);
  }

  @Test
  void everyStateIsClosedOnceWhenAStepThrows() {
    int failures = 0;
    for (int call = 1; call <= 9; call++) {
      TableDecoder decoder = new TableDecoder(Tables.random(5, 4)).failingAtCall(call);
      TableDecoder.State start = decoder.start(0, 1, 2);
      try {
        new GreedySearch(END, UNKNOWN, new DecodingSpec.Greedy(7, 1, false, false))
            .search(decoder, start, new int[] {1, 3, 4});
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("as asked");
        failures++;
      }
      assertThat(decoder.openStates()).isZero();
    }
    assertThat(failures).isBetween(3, 8);
  }
}
