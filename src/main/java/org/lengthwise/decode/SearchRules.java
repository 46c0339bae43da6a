package org.lengthwise.decode;

import java.util.Arrays;
import org.lengthwise.spec.Decimal;
import org.lengthwise.spec.DecodingSpec;

/**
 * The rules that every search follows.
 *
 * @param end the id of the end token
 * @param banned words that must not be generated
 * @param lengthFactor the longest hypothesis, as a multiple of the source length
 */
record SearchRules(int end, int[] banned, double lengthFactor) {

  static SearchRules of(int end, int unknown, DecodingSpec spec) {
    int[] banned = spec.banUnknown() ? new int[] {unknown} : new int[0];
    return new SearchRules(end, banned, spec.lengthFactor());
  }

  /**
   * The most tokens a hypothesis may have, end token counted in both lengths: the factor, exactly
   * as the config has it, times the length, rounded down.
   */
  int limit(int sourceLength) {
    return Math.max(1, Decimal.wholeProduct(lengthFactor, sourceLength));
  }

  /**
   * Whether a candidate may be generated. A decoder asked for more words than it has may return
   * banned ones last. A word whose log-probability is minus infinity or NaN is impossible.
   */
  boolean allow(int token, float logProbability) {
    return logProbability > Float.NEGATIVE_INFINITY
        && Arrays.stream(banned).noneMatch(word -> word == token);
  }
}
