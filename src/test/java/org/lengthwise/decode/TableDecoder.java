package org.lengthwise.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A decoder whose probabilities are read off a table, and that watches how it is used: each state
 * is closed once and not used afterwards, a successor after the one before it.
 */
final class TableDecoder implements DecoderStep<TableDecoder.State> {
  static final int END = 0;
  static final int UNKNOWN = 1;
  private static final float PENALTY = -1e30f;

  private final Table table;
  private final Set<State> open = new HashSet<>();
  private final List<int[]> asked = new ArrayList<>();
  private int callsUntilFailure = Integer.MAX_VALUE;
  private int opened;

  TableDecoder(Table table) {
    this.table = table;
  }

  /** A state before the first word. */
  State start(int... sentences) {
    return opened(
        Arrays.stream(sentences).mapToObj(sentence -> new Row(sentence, new int[0])).toList());
  }

  /** The given call of best or select, counted from one, and any later one throws. */
  TableDecoder failingAtCall(int call) {
    callsUntilFailure = call - 1;
    return this;
  }

  /** Of each call of best, how many rows it had and how many words were asked for. */
  List<int[]> asked() {
    return asked;
  }

  int openStates() {
    return open.size();
  }

  int openedStates() {
    return opened;
  }

  @Override
  public DecoderStep.Candidates<State> best(State state, int[] lastTokens, int k, int[] banned) {
    fail();
    assertThat(open).containsExactly(state);
    assertThat(lastTokens).hasSize(state.rows.size());
    asked.add(new int[] {lastTokens.length, k});
    List<Row> rows =
        IntStream.range(0, lastTokens.length)
            .mapToObj(row -> state.rows.get(row).read(lastTokens[row]))
            .toList();
    int[][] tokens = new int[rows.size()][];
    float[][] found = new float[rows.size()][];
    float[][] alignment = new float[rows.size()][];
    for (int row = 0; row < rows.size(); row++) {
      float[] all = allowed(rows.get(row), banned);
      tokens[row] = bestFirst(all).limit(k).mapToInt(Integer::intValue).toArray();
      found[row] = new float[tokens[row].length];
      for (int rank = 0; rank < found[row].length; rank++) {
        found[row][rank] = all[tokens[row][rank]];
      }
      alignment[row] = alignment(rows.get(row).sentence, rows.get(row).history);
    }
    return new DecoderStep.Candidates<>(tokens, found, alignment, opened(rows));
  }

  private float[] allowed(Row row, int[] banned) {
    float[] all = table.logProbabilities(row.sentence, row.history).clone();
    Arrays.stream(banned).forEach(word -> all[word] += PENALTY);
    return all;
  }

  private static Stream<Integer> bestFirst(float[] logProbabilities) {
    return IntStream.range(0, logProbabilities.length)
        .boxed()
        .sorted(Comparator.comparing((Integer token) -> -logProbabilities[token]));
  }

  /** What the look at a history gives: numbers that tell from which it came. */
  static float[] alignment(int sentence, int[] history) {
    int last = history.length == 0 ? NONE : history[history.length - 1];
    return new float[] {sentence, history.length, last};
  }

  @Override
  public State select(State state, int[] rows) {
    fail();
    assertThat(open).containsExactly(state);
    return opened(Arrays.stream(rows).mapToObj(state.rows::get).toList());
  }

  @Override
  public void close(State state) {
    assertThat(open).contains(state);
    assertThat(state).isEqualTo(open.stream().min(Comparator.comparingInt(s -> s.number)).get());
    open.remove(state);
  }

  private void fail() {
    if (callsUntilFailure-- == 0) {
      throw new IllegalStateException("as asked");
    }
  }

  private State opened(List<Row> rows) {
    State state = new State(rows, opened++);
    open.add(state);
    return state;
  }

  /** The log-probability of each word after a history. */
  interface Table {
    float[] logProbabilities(int sentence, int[] history);
  }

  private record Row(int sentence, int[] history) {
    Row read(int token) {
      assertThat(token == NONE).isEqualTo(history.length == 0 && token < 0);
      if (token == NONE) {
        return this;
      }
      int[] longer = Arrays.copyOf(history, history.length + 1);
      longer[history.length] = token;
      return new Row(sentence, longer);
    }
  }

  /** Known by its identity. */
  static final class State {
    private final List<Row> rows;
    private final int number;

    private State(List<Row> rows, int number) {
      this.rows = rows;
      this.number = number;
    }
  }
}
