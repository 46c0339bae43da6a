package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final List<String> ABC = List.of("a", "b", "c");

  @Test
  void statisticsAddUpAndTheSummandsStayAsTheyAre() {
    Statistics one = BleuStatistics.of(ABC, List.of(ABC), 2).counts();
    Statistics two = BleuStatistics.of(ABC, List.of(List.of("b", "c", "d", "e")), 2).counts();
    Statistics both = one.plus(two);
    assertThat(new BleuStatistics(both)).hasToString("5/3 of 6/4, 6 to 7");
    assertThat(Statistics.sum(List.of(one, two), 7)).isEqualTo(both).hasSameHashCodeAs(both);
    assertThat(Statistics.sum(List.of(), 7)).isEqualTo(Statistics.zero(7));
    assertThat(new BleuStatistics(one)).hasToString("3/2 of 3/2, 3 to 3");
    assertThat(new BleuStatistics(both).longReferences()).isEqualTo(2);
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void countsBeyondThirtyTwoBitsAddUp() {
    long many = 3_000_000_000L;
    Statistics half = BleuStatistics.of(many, many, List.of(many), List.of(many)).counts();
    assertThat(new BleuStatistics(half.plus(half)).correct(1)).isEqualTo(6_000_000_000L);
  }

  @Test
  void theCountsAreACopy() {
    long[] counts = {1, 2};
    Statistics statistics = Statistics.of(counts);
    counts[0] = 7;
    assertThat(statistics).hasToString("[1, 2]");
    assertThat(statistics.count(1)).isEqualTo(2);
  }

  @Test
  void statisticsOfDifferentWidthsDoNotAddUp() {
    Statistics narrow = Statistics.zero(6);
    assertThatThrownBy(() -> Statistics.zero(10).plus(narrow))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("statistics of 6 counts where 10 are needed");
    assertThatThrownBy(() -> Statistics.flatten(List.of(narrow), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("statistics of 6 counts where 10 are needed");
  }
}
