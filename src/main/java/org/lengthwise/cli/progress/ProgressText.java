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

  /**
   * Such as {@code attention-s1 update 1,200 of 2,000 after 2 min, 90 s left loss 2.134 dev loss
   * 2.345 dev BLEU 27.5 18,400 words/s epoch 2}. A narrow window cuts the line, so what matters
   * most comes first.
   *
   * @param seconds since the run was started, in this session
   */
  public static String line(String run, RunProgress progress, long seconds) {
    String after = "  after " + duration(seconds);
    return switch (progress.phase()) {
      case STARTING -> run + "  starting";
      case TRANSLATING -> run + "  translating the test set" + after;
      case TRAINING ->
          run
              + "  "
              + progress.where()
              + after
              + left(progress.secondsLeft())
              + number("  loss %.3f", progress.loss())
              + number("  dev loss %.3f", progress.developmentLoss())
              + number("  dev BLEU %.1f", progress.developmentBleu())
              + number("  %,.0f words/s", progress.wordsPerSecond())
              + epoch(progress);
    };
  }

  /**
   * Such as {@code attention-s1 finished after 3 min: bleu-tokenised 27.5}.
   *
   * @param seconds since the run was started, in this session
   */
  public static String line(RunEnd end, long seconds) {
    return end.ending() == RunEnd.Ending.FINISHED
        ? end.run()
            + "  finished after "
            + duration(seconds)
            + (end.message().isEmpty() ? "" : ": " + end.message())
        : line(end);
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

  /** The epoch, unless the place in the budget says it already. */
  private static String epoch(RunProgress progress) {
    return progress.where().contains(", epoch ") ? "" : "  epoch " + progress.epoch();
  }

  private static String left(OptionalDouble seconds) {
    return seconds.isPresent() ? ", " + duration(Math.round(seconds.getAsDouble())) + " left" : "";
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
