package org.lengthwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.text.Vocabulary;

class UnknownWordReplacementTest {
  private static final Vocabulary XY =
      Vocabulary.mostFrequent(Stream.of(List.of("x", "x", "y")), 2);
  private static final int UNK = Vocabulary.UNKNOWN;

  /**
   * Looks at: the second word, the end token, the first two words alike, the third word, anything.
   */
  private static final Hypothesis HYPOTHESIS =
      new Hypothesis(
          new int[] {UNK, UNK, UNK, 3},
          -1,
          true,
          new float[][] {
            {0.2f, 0.5f, 0.2f, 0.1f},
            {0.1f, 0.3f, 0.1f, 0.5f},
            {0.4f, 0.4f, 0.1f, 0.1f},
            {0.1f, 0.1f, 0.7f, 0.1f},
            {0.7f, 0.1f, 0.1f, 0.1f}
          });

  @Test
  void anUnknownWordGivesWayToTheSourceWordWithTheGreatestWeight() {
    assertThat(new UnknownWordReplacement(XY, true).of(HYPOTHESIS, List.of("a", "Paris", "c")))
        .containsExactly("Paris", "⁇", "a", "y");
  }

  @Test
  void anUnknownWordStaysWhereReplacementIsOff() {
    assertThat(new UnknownWordReplacement(XY, false).of(HYPOTHESIS, List.of("a", "Paris", "c")))
        .containsExactly("⁇", "⁇", "⁇", "y");
  }
}
