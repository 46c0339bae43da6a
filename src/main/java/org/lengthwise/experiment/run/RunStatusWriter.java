package org.lengthwise.experiment.run;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunProgress;
import org.lengthwise.experiment.plan.TimeLeft;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.results.ValidationRow;
import org.lengthwise.spec.Budget;
import org.lengthwise.train.StoppedException;
import org.lengthwise.train.TrainingListener;
import org.lengthwise.train.TrainingResult;

/**
 * Observes the training of a run: reports progress to the experiment and keeps {@code status.json}
 * up to date, neither at every update of a fast model. A new best checkpoint is recorded at once,
 * because the previous one is gone.
 */
final class RunStatusWriter implements TrainingListener {
  private static final long BETWEEN_REPORTS = Duration.ofSeconds(1).toNanos();
  private static final long BETWEEN_WRITES = Duration.ofSeconds(20).toNanos();

  private final PlannedRun run;
  private final Budget budget;
  private final Consumer<String> reports;
  private final Consumer<String> log;
  private final TimeLeft timeLeft = new TimeLeft();
  private RunStatus status;
  private double developmentLoss = Double.NaN;
  private double developmentBleu = Double.NaN;
  private TrainingListener.Progress last =
      new TrainingListener.Progress(0, 0, Double.NaN, 0, Double.NaN, 0, 0, 0);
  private TrainingListener.Progress reported = last;
  private long reportedAt = System.nanoTime() - BETWEEN_REPORTS;
  private long writtenAt = System.nanoTime();
  private long updatedAt = System.nanoTime();

  /**
   * @param budget when training ends
   * @param reports takes lines of progress
   * @param log takes other lines
   */
  RunStatusWriter(PlannedRun run, Budget budget, Consumer<String> reports, Consumer<String> log) {
    this.run = run;
    this.budget = budget;
    this.reports = reports;
    this.log = log;
    this.status = run.status();
  }

  @Override
  public void began(long parameters, String encoder, TrainingListener.Progress progress) {
    if (progress.update() == 0) {
      run.base().ifPresent(base -> log.accept(start(base)));
    }
    last = progress;
    reported = progress;
    timeLeft.at(progress.update(), progress.seconds(), progress.share());
    if (progress.update() > 0 && Files.exists(run.folder().validation())) {
      List<ValidationRow> earlier = ValidationRow.read(run.folder().validation());
      earlier.stream()
          .reduce((before, after) -> after)
          .ifPresent(row -> developmentScores(row.loss(), row.score()));
    }
    status = with(parameters, encoder, progress);
    write();
  }

  private void developmentScores(double loss, double bleu) {
    developmentLoss = loss;
    developmentBleu = bleu;
  }

  private static String start(PlannedRun base) {
    return "starts from update " + base.status().bestUpdate() + " of " + base.name();
  }

  @Override
  public void updated(TrainingListener.Progress progress) {
    last = progress;
    timeLeft.at(progress.update(), progress.seconds(), progress.share());
    long now = System.nanoTime();
    updatedAt = now;
    if (now - reportedAt >= BETWEEN_REPORTS) {
      reportedAt = now;
      reports.accept(report(progress).line());
      reported = progress;
    }
    if (now - writtenAt >= BETWEEN_WRITES || progress.bestUpdate() != status.bestUpdate()) {
      status = with(status.parameters(), status.encoder(), progress);
      write();
    }
  }

  @Override
  public void paused(int update, double taken, double usual) {
    log.accept(
        String.format(
            Locale.ROOT,
            "update %d took %.0f s, where one usually takes %.3f s: the process was stopped, or the"
                + " machine was suspended; the pause does not count as training",
            update,
            taken,
            usual));
  }

  @Override
  public void validated(double loss, double bleu) {
    timeLeft.besides((System.nanoTime() - updatedAt) / 1e9);
    developmentScores(loss, bleu);
  }

  @Override
  public void say(String line) {
    log.accept(line);
  }

  /** Training has ended; translation comes next. */
  void ended(TrainingResult result) {
    TrainingListener.Progress end =
        new TrainingListener.Progress(
            result.updates(),
            result.epochs(),
            Double.NaN,
            result.bestUpdate(),
            result.bestLoss(),
            result.targetTokens(),
            result.seconds(),
            1);
    last = end;
    status = with(result.parameters(), result.encoder(), end).in(State.TRANSLATING, "");
    write();
  }

  /** Training was asked to stop. */
  void stopped(StoppedException how) {
    String message = how.getMessage() + "; it will continue from there";
    status = with(status.parameters(), status.encoder(), last).in(State.STOPPED, message);
    write();
    log.accept(message);
  }

  private void write() {
    writtenAt = System.nanoTime();
    status.write(run.folder().status());
  }

  private RunStatus with(long parameters, String encoder, TrainingListener.Progress progress) {
    return new RunStatus(
        run.model().name(),
        run.seed(),
        State.TRAINING,
        progress.update(),
        progress.bestUpdate(),
        progress.bestLoss(),
        "",
        parameters,
        progress.seconds(),
        progress.targetTokens(),
        encoder,
        progress.epoch(),
        run.identity());
  }

  /** The speed is that since the last report. */
  private RunProgress report(TrainingListener.Progress progress) {
    double seconds = progress.seconds() - reported.seconds();
    return new RunProgress(
        RunProgress.Phase.TRAINING,
        progress.update(),
        progress.epoch(),
        budget,
        progress.seconds(),
        present(progress.loss()),
        present(developmentLoss),
        present(developmentBleu),
        present((progress.targetTokens() - reported.targetTokens()) / seconds),
        timeLeft.seconds());
  }

  private static OptionalDouble present(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
