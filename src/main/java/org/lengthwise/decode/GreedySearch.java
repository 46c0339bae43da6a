package org.lengthwise.decode;

import java.util.Arrays;
import java.util.List;
import org.lengthwise.spec.DecodingSpec;

/**
 * The most probable word at each step, for many sentences at once; a finished sentence leaves the
 * batch. Each sentence has one hypothesis.
 */
public final class GreedySearch implements Search {
  private final SearchRules rules;

  /**
   * @param end the id of the end token
   * @param unknown the id of the unknown word
   */
  public GreedySearch(int end, int unknown, DecodingSpec.Greedy spec) {
    this.rules = SearchRules.of(end, unknown, spec);
  }

  @Override
  public <S> List<List<Hypothesis>> search(DecoderStep<S> decoder, S start, int[] sourceLengths) {
    Prefix[] found = new Prefix[sourceLengths.length];
    Arrays.fill(found, Prefix.EMPTY);
    int[] limits = Arrays.stream(sourceLengths).map(rules::limit).toArray();
    int[] live = new int[found.length];
    Arrays.setAll(live, i -> i);
    try (OpenState<S> state = new OpenState<>(decoder, start)) {
      while (live.length > 0) {
        int[] last = Arrays.stream(live).map(sentence -> found[sentence].last()).toArray();
        int[] goingOn = extend(found, live, limits, state.best(last, 1, rules.banned()));
        if (goingOn.length > 0) {
          state.select(goingOn, live.length);
        }
        live = pick(live, goingOn);
      }
    }
    return Arrays.stream(found).map(prefix -> List.of(prefix.hypothesis(rules.end()))).toList();
  }

  /** Appends each row's best word; returns the rows that continue. */
  private int[] extend(Prefix[] found, int[] live, int[] limits, DecoderStep.Candidates<?> best) {
    int[] goingOn = new int[live.length];
    int count = 0;
    for (int row = 0; row < live.length; row++) {
      int sentence = live[row];
      int token = best.tokens()[row][0];
      float logProbability = best.logProbabilities()[row][0];
      if (rules.allow(token, logProbability)) {
        found[sentence] = found[sentence].then(token, logProbability, best.alignment()[row]);
        if (token != rules.end() && found[sentence].length() < limits[sentence]) {
          goingOn[count++] = row;
        }
      }
    }
    return Arrays.copyOf(goingOn, count);
  }

  private static int[] pick(int[] values, int[] rows) {
    return Arrays.stream(rows).map(row -> values[row]).toArray();
  }
}
