package org.lengthwise.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static final int UPDATES = 2000;

  /** As measured: the first updates of a process take many times as long. */
  private static final IntToDoubleFunction SLOW_AT_FIRST =
      update -> update <= 10 ? 0.5 : update <= 20 ? 0.1 : 0.025;

  @Test
  void theFirstUpdatesDoNotCount() {
    double total = total(SLOW_AT_FIRST);
    double seconds = 0;
    TimeLeft left = new TimeLeft();
    left.at(0, 0, 0);
    int first = 0;
    for (int update = 1; update <= UPDATES; update++) {
      seconds += SLOW_AT_FIRST.applyAsDouble(update);
      left.at(update, seconds, update / (double) UPDATES);
      OptionalDouble estimate = left.seconds();
      if (estimate.isPresent()) {
        first = first == 0 ? update : first;
        assertThat(estimate.getAsDouble())
            .as("after update %d", update)
            .isCloseTo(total - seconds, within(1e-6));
      }
    }
    assertThat(first).isEqualTo(50);
  }

  @Test
  void whereUpdatesAreSlowAMinuteOfThemIsEnough() {
    TimeLeft left = new TimeLeft();
    left.at(0, 0, 0);
    for (int update = 1; update < 12; update++) {
      left.at(update, 10 * update, update / 100.0);
      assertThat(left.seconds()).as("after update %d", update).isEmpty();
    }
    left.at(12, 120, 0.12);

    assertThat(left.seconds().orElseThrow()).isCloseTo(880, within(1e-9));
  }

  @Test
  void theSpeedIsThatOfRecentUpdates() {
    TimeLeft left = new TimeLeft();
    left.at(0, 0, 0);
    for (int update = 1; update <= 1000; update++) {
      left.at(update, update, update / 3000.0);
    }
    for (int update = 1001; update <= 1100; update++) {
      left.at(update, 1000 + (update - 1000) * 3, update / 3000.0);
    }

    assertThat(left.seconds().orElseThrow()).isCloseTo(3 * 1900, within(1e-6));
  }

  @Test
  void aRunThatContinuesIsSlowAtFirstAgain() {
    TimeLeft left = new TimeLeft();
    left.at(500, 20, 0.25);
    double seconds = 20;
    for (int update = 501; update <= 549; update++) {
      seconds += SLOW_AT_FIRST.applyAsDouble(update - 500);
      left.at(update, seconds, update / (double) UPDATES);
      assertThat(left.seconds()).isEmpty();
    }
    left.at(550, seconds + 0.025, 550.0 / UPDATES);

    assertThat(left.seconds().orElseThrow()).isCloseTo(1450 * 0.025, within(1e-6));
  }

  @Test
  void validationsComeAgain() {
    TimeLeft left = new TimeLeft();
    left.at(0, 0, 0);
    for (int update = 1; update <= 500; update++) {
      left.at(update, 0.1 * update, update / (double) UPDATES);
      if (update % 250 == 0) {
        left.besides(6);
      }
    }

    // 1,500 updates of 0.1 s, and 6 validations of 6 s.
    assertThat(left.seconds().orElseThrow()).isCloseTo(150 + 36, withinPercentage(1));
  }

  @Test
  void withoutABudgetNothingIsSaid() {
    TimeLeft left = new TimeLeft();
    for (int update = 0; update <= 200; update++) {
      left.at(update, update, 0);
    }
    assertThat(left.seconds()).isEmpty();
    assertThat(new TimeLeft().seconds()).isEmpty();
  }

  private static double total(IntToDoubleFunction seconds) {
    double total = 0;
    for (int update = 1; update <= UPDATES; update++) {
      total += seconds.applyAsDouble(update);
    }
    return total;
  }
}
