package org.lengthwise.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant by a misspelt one. */
public final class Suggestion {
  private Suggestion() {}

  /** The nearest of the known words, if it is near enough to have been meant. */
  public static Optional<String> nearest(String found, Collection<String> known) {
    return known.stream()
        .filter(word -> isNear(found, word))
        .min(Comparator.comparingInt(word -> distance(found, word)));
  }

  /** {@code ; did you mean `word`?}, or nothing. */
  public static String clause(String found, Collection<String> known) {
    return nearest(found, known).map(word -> "; did you mean `" + word + "`?").orElse("");
  }

  /** Whether at most a third of the letters, or one, are wrong. */
  public static boolean isNear(String found, String word) {
    int longer = Math.max(found.length(), word.length());
    return distance(found, word) <= Math.max(1, longer / 3);
  }

  /**
   * The insertions, deletions, substitutions and swaps of neighbours that make one word of the
   * other (Damerau 1964, each part of the word edited at most once); case does not count.
   */
  public static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(cost[i - 1][j - 1] + substitution, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
