package org.lengthwise.cli.progress;

import java.util.Locale;
import java.util.OptionalDouble;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunProgress;

/** The progress of a run in one line. */
public final class ProgressText {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private ProgressText() {}

  /** Such as {@code attention-s1 update 1,200 epoch 2 loss 2.134 18,400 words/s 12 min left}. */
  public static String line(String run, RunProgress progress) {
    return switch (progress.phase()) {
      case STARTING -> run + "  starting";
      case TRANSLATING ->
          String.format(
              Locale.ROOT, "%s  update %,d  translating the test set", run, progress.update());
      case TRAINING ->
          String.format(
              Locale.ROOT,
              "%s  update %,d  epoch %d%s%s%s",
              run,
              progress.update(),
              progress.epoch(),
              number("  loss %.3f", progress.loss()),
              number("  %,.0f words/s", progress.wordsPerSecond()),
              left(progress.secondsLeft()));
    };
  }

  /** Such as {@code attention-s1 failed: …}. */
  public static String line(RunEnd end) {
    return switch (end.ending()) {
      case FINISHED -> end.run() + "  finished";
      case FAILED -> end.run() + "  failed: " + end.message() + " (see its run.log)";
      case STOPPED -> end.run() + "  " + end.message();
      case SUBMITTED -> end.run() + "  task " + end.message();
    };
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
  }

  private static String left(OptionalDouble seconds) {
    return seconds.isPresent() ? "  " + duration(Math.round(seconds.getAsDouble())) + " left" : "";
  }

  /** Such as {@code 40 s}, {@code 12 min}, {@code 1 h 05 min}. */
  public static String duration(long seconds) {
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / (double) MINUTE);
    if (minutes < HOUR / MINUTE) {
      return minutes + " min";
    }
    return String.format(
        Locale.ROOT, "%d h %02d min", minutes / (HOUR / MINUTE), minutes % (HOUR / MINUTE));
  }
}
