package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BleuStatisticsTest {
  private static final List<String> ABC = List.of("a", "b", "c");

  @Test
  void matchesAreClippedAtTheReferenceThatHasMost() {
    BleuStatistics statistics =
        BleuStatistics.of(
            List.of("a", "a", "a", "b"), List.of(List.of("a", "b"), List.of("a", "a", "c")), 2);
    assertThat(statistics).hasToString("3/2 of 4/3, 4 to 3");
    assertThat(statistics.correct(1)).isEqualTo(3);
    assertThat(statistics.correct(2)).isEqualTo(2);
    assertThat(statistics.total(1)).isEqualTo(4);
    assertThat(statistics.total(2)).isEqualTo(3);
    assertThat(statistics.maxOrder()).isEqualTo(2);
  }

  @Test
  void theClosestReferenceGivesTheLengthEvenWhenItIsTheLonger() {
    List<List<String>> references = List.of(List.of("a"), List.of("a", "b", "c", "d"));
    assertThat(BleuStatistics.of(ABC, references, 1).referenceLength()).isEqualTo(4);
    List<List<String>> tie = List.of(List.of("a", "b", "c", "d"), List.of("a", "b"));
    assertThat(BleuStatistics.of(ABC, tie, 1).referenceLength()).isEqualTo(2);
  }

  @Test
  void aHypothesisShorterThanAnOrderHasNoNgramsOfIt() {
    BleuStatistics statistics = BleuStatistics.of(ABC, List.of(ABC), 5);
    assertThat(statistics).hasToString("3/2/1/0/0 of 3/2/1/0/0, 3 to 3");
  }

  @Test
  void aReferenceIsLongEnoughWhenItHasAnNgramOfTheHighestOrder() {
    List<List<String>> both = List.of(List.of("a"), ABC);
    assertThat(BleuStatistics.of(List.of(), List.of(ABC), 3).longReferences()).isEqualTo(1);
    assertThat(BleuStatistics.of(List.of(), both, 3).longReferences()).isEqualTo(1);
    assertThat(BleuStatistics.of(ABC, List.of(ABC), 4).longReferences()).isZero();
  }

  @Test
  void countsThatNoTextHasAreRefused() {
    assertRefused(List.of(2L), List.of(1L), "no text has matches [2] of [1]");
    assertRefused(List.of(-1L), List.of(1L), "no text has matches [-1] of [1]");
    assertRefused(List.of(0L, 0L), List.of(1L, 2L), "no text has matches [0, 0] of [1, 2]");
    assertRefused(List.of(0L, 0L), List.of(1L), "matches of 2 orders, n-grams of 1");
    assertRefused(List.of(), List.of(), "the highest order is at least 1, not 0");
  }

  @Test
  void aHypothesisWithoutReferencesIsRefused() {
    assertThatThrownBy(() -> BleuStatistics.of(ABC, List.of(), 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a hypothesis needs at least one reference");
  }

  private static void assertRefused(List<Long> correct, List<Long> total, String message) {
    assertThatThrownBy(() -> BleuStatistics.of(1, 1, correct, total))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
