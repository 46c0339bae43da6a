package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UpdateTimesTest {
  private final UpdateTimes times = new UpdateTimes();

  private void usually(double seconds) {
    for (int update = 0; update < 20; update++) {
      assertThat(times.usualIfPaused(seconds)).isEmpty();
    }
  }

  @Test
  void aGapOfManyTimesTheUsualUpdateIsAPauseAndCountsForTheUsual() {
    usually(0.5);

    assertThat(times.usualIfPaused(3600).getAsDouble()).isCloseTo(0.5, within(1e-9));
    assertThat(times.usualIfPaused(10.1).getAsDouble()).isCloseTo(0.5, within(1e-9));
    assertThat(times.usualIfPaused(0.6)).isEmpty();
  }

  @Test
  void anUpdateOfLongSentencesOrOnABusyMachineIsNone() {
    usually(0.5);

    assertThat(times.usualIfPaused(9.9)).isEmpty();
  }

  @Test
  void ofAFastModelSecondsAreNeeded() {
    usually(0.002);

    assertThat(times.usualIfPaused(2.9)).isEmpty();
  }

  @Test
  void beforeAnythingIsUsualNothingIsAPause() {
    for (int update = 0; update < 9; update++) {
      assertThat(times.usualIfPaused(0.5)).isEmpty();
    }

    assertThat(times.usualIfPaused(3600)).isEmpty();
  }
}
