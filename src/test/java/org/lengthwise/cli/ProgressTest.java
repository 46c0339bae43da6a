package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.cli.progress.PlainProgress;
import org.lengthwise.cli.progress.ProgressText;
import org.lengthwise.cli.progress.TerminalProgress;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunProgress;
import org.lengthwise.experiment.plan.RunProgress.Phase;

class ProgressTest {
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  @Test
  void aLineTellsUpdateEpochLossSpeedAndTimeLeft() {
    assertThat(ProgressText.line("attention-s1", training(1234)))
        .isEqualTo("attention-s1  update 1,234  epoch 2  loss 2.125  18,401 words/s  2 min left");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "59, 59 s",
    "60, 1 min",
    "3569, 59 min",
    "3599, 1 h 00 min",
    "7500, 2 h 05 min"
  })
  void timeLeftIsAsExactAsItCanBeMeant(long seconds, String duration) {
    assertThat(ProgressText.duration(seconds)).isEqualTo(duration);
  }

  @Test
  void plainLinesComeWhenThePhaseChangesAndNowAndThen() {
    AtomicLong clock = new AtomicLong();
    PlainProgress progress = new PlainProgress(out, Duration.ofSeconds(15), clock::get);

    progress.progress("a-s1", RunProgress.of(Phase.STARTING));
    progress.progress("a-s1", training(1));
    clock.set(Duration.ofSeconds(14).toNanos());
    progress.progress("a-s1", training(2));
    progress.progress("b-s1", training(7));
    clock.set(Duration.ofSeconds(15).toNanos());
    progress.progress("a-s1", training(3));
    progress.ended(new RunEnd("a-s1", RunEnd.Ending.FAILED, "the loss is NaN"));

    assertThat(text.toString().lines().map(line -> line.replaceFirst("  epoch.*", "")))
        .containsExactly(
            "a-s1  starting",
            "a-s1  update 1",
            "b-s1  update 7",
            "a-s1  update 3",
            "a-s1  failed: the loss is NaN (see its run.log)");
  }

  @Test
  void onATerminalTheLinesOfRunsAreWrittenOverAndOthersStay() {
    TerminalProgress progress = new TerminalProgress(out);

    progress.progress("a-s1", RunProgress.of(Phase.STARTING));
    progress.progress("b-s1", RunProgress.of(Phase.STARTING));
    progress.ended(new RunEnd("a-s1", RunEnd.Ending.FINISHED, ""));

    String eol = System.lineSeparator();
    String a = "\u001b[?7la-s1  starting\u001b[?7h" + eol;
    String b = "\u001b[?7lb-s1  starting\u001b[?7h" + eol;
    assertThat(text.toString())
        .isEqualTo(
            a + "\u001b[1A\u001b[J" + a + b + "\u001b[2A\u001b[J" + "a-s1  finished" + eol + b);
  }

  private static RunProgress training(int update) {
    return new RunProgress(
        Phase.TRAINING,
        update,
        2,
        OptionalDouble.of(2.125),
        OptionalDouble.of(18400.6),
        OptionalDouble.of(100));
  }
}
