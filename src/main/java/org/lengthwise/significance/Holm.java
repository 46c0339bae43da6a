package org.lengthwise.significance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The correction for asking several questions at once (Holm 1979): with corrected p-values, the
 * chance that any of the differences that do not exist is found stays below the level.
 */
public final class Holm {
  private Holm() {}

  /** The corrected p-values, in the order of those given. */
  public static double[] corrected(List<Double> p) {
    double[] corrected = new double[p.size()];
    List<Integer> rising =
        IntStream.range(0, p.size()).boxed().sorted(Comparator.comparing(p::get)).toList();
    double least = 0;
    for (int rank = 0; rank < rising.size(); rank++) {
      int index = rising.get(rank);
      least = Math.max(least, Math.min(1, (p.size() - rank) * p.get(index)));
      corrected[index] = least;
    }
    return corrected;
  }
}
