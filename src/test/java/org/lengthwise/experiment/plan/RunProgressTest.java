package org.lengthwise.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunProgressTest {
  @Test
  void isReadBackFromItsLine() {
    RunProgress progress =
        new RunProgress(
            RunProgress.Phase.TRAINING,
            1234,
            3,
            OptionalDouble.of(2.125),
            OptionalDouble.of(18400.5),
            OptionalDouble.empty());

    assertThat(progress.line())
        .isEqualTo(
            "@progress phase=training update=1234 epoch=3 loss=2.1250 words-per-second=18400.5000");
    assertThat(RunProgress.parse(progress.line())).contains(progress);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a line of a library",
        "@progress",
        "@progress phase=training update=12",
        "@progress phase=dreaming update=1 epoch=1",
        "@progress phase=training update=1 epoch=1 loss=2.x"
      })
  void otherAndBrokenLinesAreNotProgress(String line) {
    assertThat(RunProgress.parse(line)).isEmpty();
  }
}
