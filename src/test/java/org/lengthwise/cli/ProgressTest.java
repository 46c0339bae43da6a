package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
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
import org.lengthwise.spec.Budget;

class ProgressTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  @Test
  void aLineTellsWhereTheRunIsTheTimesAndTheLosses() {
    assertThat(ProgressText.line("attention-s1", training(1234), 190))
        .isEqualTo(
            "attention-s1  update 1,234 of 2,000  after 3 min, 2 min left  loss 2.125"
                + "  dev loss 2.250  dev BLEU 27.5  18,401 words/s  epoch 2");
  }

  @Test
  void inTheFirst80ColumnsStandsHowFarItIsAndHowLongItTakes() {
    assertThat(ProgressText.line("fixed-vector-s1", training(12345), 36_000).substring(0, 79))
        .isEqualTo(
            "fixed-vector-s1  update 12,345 of 2,000  after 10 h 00 min, 2 min left  loss 2.");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    RunProgress first =
        new RunProgress(
            Phase.TRAINING, 1, 1, Budget.NONE, 0.5, NONE, NONE, NONE, NONE, OptionalDouble.empty());
    assertThat(ProgressText.line("a-s1", first, 4)).isEqualTo("a-s1  update 1  after 4 s  epoch 1");
    RunProgress byEpochs =
        new RunProgress(
            Phase.TRAINING,
            7,
            2,
            new Budget(Optional.empty(), Optional.of(3), Optional.empty()),
            0.5,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE);
    assertThat(ProgressText.line("a-s1", byEpochs, 4))
        .isEqualTo("a-s1  update 7, epoch 2 of 3  after 4 s");
  }

  @Test
  void aFinishedRunSaysItsTimeAndScore() {
    RunEnd end = new RunEnd("a-s1", RunEnd.Ending.FINISHED, "bleu-tokenised 27.5");
    assertThat(ProgressText.line(end, 190))
        .isEqualTo("a-s1  finished after 3 min: bleu-tokenised 27.5");
    assertThat(ProgressText.line(new RunEnd("a-s1", RunEnd.Ending.STOPPED, "stopped"), 190))
        .isEqualTo("a-s1  stopped");
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

    assertThat(text.toString().lines().map(line -> line.replaceFirst(", 2 min left.*", "")))
        .containsExactly(
            "a-s1  starting",
            "a-s1  update 1 of 2,000  after 0 s",
            "b-s1  update 7 of 2,000  after 0 s",
            "a-s1  update 3 of 2,000  after 15 s",
            "a-s1  failed: the loss is NaN (see its run.log)");
  }

  @Test
  void onATerminalTheLinesOfRunsAreWrittenOverAndOthersStay() {
    AtomicLong clock = new AtomicLong();
    TerminalProgress progress = new TerminalProgress(out, clock::get);

    progress.progress("a-s1", RunProgress.of(Phase.STARTING));
    progress.progress("b-s1", RunProgress.of(Phase.STARTING));
    clock.set(Duration.ofSeconds(70).toNanos());
    progress.ended(new RunEnd("a-s1", RunEnd.Ending.FINISHED, ""));

    String eol = System.lineSeparator();
    String a = "\u001b[?7la-s1  starting\u001b[?7h" + eol;
    String b = "\u001b[?7lb-s1  starting\u001b[?7h" + eol;
    assertThat(text.toString())
        .isEqualTo(
            a
                + "\u001b[1A\u001b[J"
                + a
                + b
                + "\u001b[2A\u001b[J"
                + "a-s1  finished after 1 min"
                + eol
                + b);
  }

  @Test
  void onATerminalTheTimesGoOnWhileARunReportsNothing() {
    AtomicLong clock = new AtomicLong();
    TerminalProgress progress = new TerminalProgress(out, clock::get);
    progress.tick();
    assertThat(text.toString()).isEmpty();
    progress.progress("a-s1", RunProgress.of(Phase.TRANSLATING));
    text.getBuffer().setLength(0);

    clock.set(Duration.ofSeconds(7).toNanos());
    progress.tick();

    assertThat(text.toString())
        .isEqualTo(
            "\u001b[1A\u001b[J\u001b[?7la-s1  translating the test set  after 7 s\u001b[?7h"
                + System.lineSeparator());
    progress.ended(new RunEnd("a-s1", RunEnd.Ending.FINISHED, ""));
    text.getBuffer().setLength(0);
    progress.tick();
    assertThat(text.toString()).isEmpty();
  }

  private static RunProgress training(int update) {
    return new RunProgress(
        Phase.TRAINING,
        update,
        2,
        Budget.ofUpdates(2000),
        90,
        OptionalDouble.of(2.125),
        OptionalDouble.of(2.25),
        OptionalDouble.of(27.5),
        OptionalDouble.of(18400.6),
        OptionalDouble.of(100));
  }
}
