package org.lengthwise.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.spec.Budget;

class RunProgressTest {
  @Test
  void isReadBackFromItsLine() {
    RunProgress progress =
        new RunProgress(
            RunProgress.Phase.TRAINING,
            1234,
            3,
            new Budget(Optional.of(2000), Optional.of(4), Optional.of(0.1)),
            61.5,
            OptionalDouble.of(2.125),
            OptionalDouble.of(2.5),
            OptionalDouble.empty(),
            OptionalDouble.of(18400.5),
            OptionalDouble.empty());

    assertThat(progress.line())
        .isEqualTo(
            "@progress phase=training update=1234 epoch=3 of-updates=2000 of-epochs=4 of-minutes=0.1"
                + " seconds=61.5000 loss=2.1250 development-loss=2.5000"
                + " words-per-second=18400.5000");
    assertThat(RunProgress.parse(progress.line())).contains(progress);
    assertThat(progress.where()).isEqualTo("update 1,234 of 2,000");
  }

  @Test
  void withoutNumbersItIsReadBackToo() {
    RunProgress starting = RunProgress.of(RunProgress.Phase.STARTING).at(5, 1);

    assertThat(RunProgress.parse(starting.line())).contains(starting);
    assertThat(starting.where()).isEqualTo("update 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a line of a library",
        "@progress",
        "@progress phase=training update=12",
        "@progress phase=dreaming update=1 epoch=1",
        "@progress phase=training update=1 epoch=1 loss=2.x",
        "@progress phase=training update=1 epoch=1 of-updates=2k"
      })
  void otherAndBrokenLinesAreNotProgress(String line) {
    assertThat(RunProgress.parse(line)).isEmpty();
  }
}
