package org.lengthwise.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * BLEU with the parts it is made of.
 *
 * @param score BLEU in percent, 0 to 100
 * @param precisions the precision of each order from 1, in percent, smoothed where the kind
 *     smooths; all 0 when nothing matches
 * @param brevityPenalty 0 to 1; 1 when the hypothesis is no shorter than the reference
 * @param lengthRatio hypothesis tokens over reference tokens; 0 when the reference is empty
 * @param hypothesisLength tokens of the hypothesis
 * @param referenceLength tokens of the closest references
 */
public record BleuScore(
    double score,
    List<Double> precisions,
    double brevityPenalty,
    double lengthRatio,
    long hypothesisLength,
    long referenceLength) {
  public BleuScore {
    precisions = List.copyOf(precisions);
  }

  /**
   * The parts in the form of multi-bleu: {@code 20.8 54.4/26.6/14.9/8.7 (BP = 1.000 ratio = 1.026
   * hyp_len = 62880 ref_len = 61287)}.
   */
  @Override
  public String toString() {
    String parts =
        precisions.stream()
            .map(precision -> String.format(Locale.ROOT, "%.1f", precision))
            .collect(Collectors.joining("/"));
    return String.format(
        Locale.ROOT,
        "%.1f %s (BP = %.3f ratio = %.3f hyp_len = %d ref_len = %d)",
        score,
        parts,
        brevityPenalty,
        lengthRatio,
        hypothesisLength,
        referenceLength);
  }
}
