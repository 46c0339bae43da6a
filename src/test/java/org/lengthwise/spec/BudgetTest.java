package org.lengthwise.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lengthwise.spec.Budget.Spent;

class BudgetTest {
  private static final Budget ALL =
      new Budget(Optional.of(3000), Optional.of(3), Optional.of(10.0));
  private static final Budget EPOCHS =
      new Budget(Optional.empty(), Optional.of(3), Optional.empty());
  private static final Budget MINUTES =
      new Budget(Optional.empty(), Optional.empty(), Optional.of(10.0));

  @Test
  void theFirstLimitToBeReachedEndsARun() {
    assertThat(ALL.reached(new Spent(2999, 2.99, 599.9))).isFalse();
    assertThat(ALL.reached(new Spent(3000, 2.99, 599.9))).isTrue();
    assertThat(ALL.reached(new Spent(2999, 3, 599.9))).isTrue();
    assertThat(ALL.reached(new Spent(2999, 2.99, 600))).isTrue();
    assertThat(Budget.NONE.reached(new Spent(1_000_000, 1000, 1e9))).isFalse();
  }

  @Test
  void theNearestLimitSaysHowMuchIsUsed() {
    assertThat(ALL.share(new Spent(300, 1.5, 120))).isEqualTo(0.5, within(1e-12));
    assertThat(ALL.share(new Spent(300, 0.3, 450))).isEqualTo(0.75, within(1e-12));
    assertThat(ALL.share(new Spent(6000, 0.3, 450))).isEqualTo(1);
    assertThat(Budget.NONE.share(new Spent(6000, 0.3, 450))).isZero();
  }

  @Test
  void progressIsByTheFirstLimitThereIs() {
    Spent spent = new Spent(1200, 1.2, 90);
    assertThat(ALL.where(spent)).isEqualTo("update 1,200 of 3,000");
    assertThat(EPOCHS.where(spent)).isEqualTo("update 1,200, epoch 2 of 3");
    assertThat(MINUTES.where(spent)).isEqualTo("update 1,200, minute 1.5 of 10.0");
    assertThat(Budget.NONE.where(spent)).isEqualTo("update 1,200");
  }

  @Test
  void everyLimitThatARunHasExceededIsNamed() {
    Spent beyond = new Spent(3001, 3.1, 700);
    assertThat(ALL.exceededBy(new Spent(3000, 3, 600), "fixed-s1")).isEmpty();
    assertThat(ALL.exceededBy(beyond, "fixed-s1"))
        .containsExactly(
            "training.updates is 3000, but fixed-s1 has already made 3001 updates",
            "training.epochs is 3, but fixed-s1 is already in epoch 4",
            "training.minutes is 10.0, but fixed-s1 has already trained for 11.7 minutes");
    assertThat(ALL.countsExceededBy(beyond, "fixed-s1")).hasSize(2);
  }

  @Test
  void theLastUpdateMayGoBeyondTheMinutes() {
    assertThat(MINUTES.exceededBy(new Spent(100, 1, 660), "fixed-s1")).isEmpty();
    assertThat(MINUTES.exceededBy(new Spent(100, 1, 670), "fixed-s1")).hasSize(1);
  }

  @Test
  void theUpdatesAheadAreKnownFromUpdatesOrFromEpochsOfKnownLength() {
    assertThat(ALL.mostUpdates(OptionalDouble.of(500))).hasValue(1500);
    assertThat(ALL.mostUpdates(OptionalDouble.of(5000))).hasValue(3000);
    assertThat(EPOCHS.mostUpdates(OptionalDouble.empty())).isEmpty();
    assertThat(MINUTES.mostUpdates(OptionalDouble.of(500))).isEmpty();
  }

  @Test
  void onlyMinutesDependOnTheClock() {
    assertThat(Stream.of(ALL, EPOCHS, MINUTES).map(Budget::dependsOnClock))
        .containsExactly(true, false, true);
    assertThat(Stream.of(ALL, EPOCHS, MINUTES).map(Budget::isClockAlone))
        .containsExactly(false, false, true);
    assertThat(MINUTES.mostSeconds()).isEqualTo(600);
    assertThat(EPOCHS.mostSeconds()).isInfinite();
  }

  @Test
  void everyLimitIsAKeyOfTraining() {
    assertThat(Arrays.stream(Budget.class.getRecordComponents()).map(part -> part.getName()))
        .containsExactlyElementsOf(Budget.KEYS);
    assertThat(Arrays.stream(TrainingSpec.class.getRecordComponents()).map(part -> part.getName()))
        .containsAll(Budget.KEYS);
    assertThat(Budget.keys()).isEqualTo("updates, epochs and minutes");
  }
}
