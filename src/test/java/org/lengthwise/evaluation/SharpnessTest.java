package org.lengthwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.evaluation.TestTranslation.Sharpness;
import org.lengthwise.results.SharpnessRow;

class SharpnessTest {
  private static final double LN_2 = 0.693147180559945;
  private static final double LN_3 = 1.098612288668110;

  @Test
  void isTheMeanOverAllWordsOfAllTranslations() {
    Hypothesis two = hypothesis(new float[][] {{1, 0}, {0.5f, 0.5f}});
    Hypothesis one = hypothesis(new float[][] {{0.25f, 0.5f, 0.25f}});

    SharpnessRow row = Sharpness.of("soft", 7, "greedy", List.of(two, one));

    assertThat(row.model()).isEqualTo("soft");
    assertThat(row.seed()).isEqualTo(7);
    assertThat(row.decoding()).isEqualTo("greedy");
    assertThat(row.sentences()).isEqualTo(2);
    assertThat(row.positions()).isEqualTo(3);
    assertThat(row.meanMaximum()).isCloseTo((1 + 0.5 + 0.5) / 3, within(1e-12));
    // 0 where all weight lies on one word; ln 2; a half of ln 2 and twice a quarter of ln 4.
    assertThat(row.meanEntropy()).isCloseTo((0 + LN_2 + 1.5 * LN_2) / 3, within(1e-12));
    assertThat(row.uniformEntropy()).isCloseTo((LN_2 + LN_2 + LN_3) / 3, within(1e-12));
  }

  @Test
  void ofUniformWeightsHasTheUniformEntropy() {
    SharpnessRow row =
        Sharpness.of("flat", 1, "greedy", List.of(hypothesis(new float[][] {{0.5f, 0.5f}})));

    assertThat(row.meanEntropy()).isCloseTo(row.uniformEntropy(), within(1e-12));
    assertThat(row.meanMaximum()).isEqualTo(0.5);
  }

  private static Hypothesis hypothesis(float[][] alignment) {
    return new Hypothesis(new int[alignment.length - 1], -1, true, alignment);
  }
}
