package org.lengthwise.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlopeTest {
  private static final Quantity SURE = Quantity.of(0, -1, 0, 1); // variance 1
  private static final Quantity UNSURE = Quantity.of(0, -2, 0, 2); // variance 4

  @Test
  void itIsTheSlopeOfTheWeightedLeastSquaresLine() {
    double[] weights = Slope.weights(new double[] {1, 2, 4}, List.of(SURE, UNSURE, SURE));

    // Weights 1, 1/4, 1: mean 5.5 / 2.25; products by hand.
    double mean = 5.5 / 2.25;
    double squares =
        (1 - mean) * (1 - mean) + 0.25 * (2 - mean) * (2 - mean) + (4 - mean) * (4 - mean);
    assertThat(weights)
        .containsExactly(
            new double[] {(1 - mean) / squares, 0.25 * (2 - mean) / squares, (4 - mean) / squares},
            within(1e-12));
  }

  @Test
  void aStraightLineHasItsSlopeWhateverTheWeights() {
    double[] weights = Slope.weights(new double[] {1, 2, 4}, List.of(UNSURE, SURE, SURE));
    Quantity slope =
        Slope.of(weights, List.of(Quantity.of(3, 5), Quantity.of(5, 5), Quantity.of(9, 5)));
    assertThat(slope.value()).isCloseTo(2, within(1e-12));
    assertThat(slope.drawn()[0]).isCloseTo(0, within(1e-12));
  }

  @Test
  void bucketsThatDoNotVaryCountAsMuchAsTheSurest() {
    Quantity still = Quantity.of(7, 7, 7, 7);
    assertThat(Slope.weights(new double[] {1, 2, 3}, List.of(still, UNSURE, UNSURE)))
        .isEqualTo(Slope.weights(new double[] {1, 2, 3}, List.of(UNSURE, UNSURE, UNSURE)));
    assertThat(Slope.weights(new double[] {1, 2}, List.of(still, still))).containsExactly(-1, 1);
  }
}
