package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.plan.RunProgress;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.ValidationRow;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.train.TrainingListener;

class RunStatusWriterTest {
  @TempDir Path temporary;

  @Test
  void writesANewBestCheckpointDownAtOnceAndOtherUpdatesNowAndThen() {
    ExperimentSpec spec = TinyExperiment.spec();
    PlannedRun run =
        RunPlan.of(spec, "corpus", new ExperimentFolder(temporary)).run("attention", 1);
    RunStatusWriter writer =
        new RunStatusWriter(run, spec.training().budget(), line -> {}, line -> {});

    writer.began(97, "bidirectional", progress(0, 0, Double.POSITIVE_INFINITY));
    assertThat(run.status().bestUpdate()).isZero();
    writer.updated(progress(1, 0, Double.POSITIVE_INFINITY));
    assertThat(run.status().update()).isZero();
    writer.updated(progress(6, 5, 3.25));

    RunStatus status = run.status();
    assertThat(status.state()).isEqualTo(RunStatus.State.TRAINING);
    assertThat(status.update()).isEqualTo(6);
    assertThat(status.bestUpdate()).isEqualTo(5);
    assertThat(status.bestLoss()).isEqualTo(3.25);
    assertThat(status.parameters()).isEqualTo(97);
  }

  @Test
  void reportsTheLastDevelopmentScoresAlsoThoseOfAnEarlierSession() {
    ExperimentSpec spec = TinyExperiment.spec();
    PlannedRun run =
        RunPlan.of(spec, "corpus", new ExperimentFolder(temporary)).run("attention", 1);
    List<RunProgress> reports = new ArrayList<>();
    new ValidationRow("attention", 1, 1, 2, 3.5, 33, "", Double.NaN)
        .appendTo(run.folder().validation());
    new ValidationRow("attention", 1, 1, 4, 3.25, 26, "bleu-tokenised", 12.5)
        .appendTo(run.folder().validation());

    RunStatusWriter fresh = writer(run, spec, reports);
    fresh.began(97, "forward", progress(0, 0, Double.POSITIVE_INFINITY));
    fresh.updated(progress(1, 0, Double.POSITIVE_INFINITY));
    RunStatusWriter continued = writer(run, spec, reports);
    continued.began(97, "forward", progress(4, 4, 3.25));
    continued.updated(progress(5, 4, 3.25));
    RunStatusWriter validated = writer(run, spec, reports);
    validated.began(97, "forward", progress(4, 4, 3.25));
    validated.validated(3, Double.NaN);
    validated.updated(progress(5, 4, 3.25));

    assertThat(reports)
        .extracting(RunProgress::developmentLoss, RunProgress::developmentBleu)
        .containsExactly(
            tuple(OptionalDouble.empty(), OptionalDouble.empty()),
            tuple(OptionalDouble.of(3.25), OptionalDouble.of(12.5)),
            tuple(OptionalDouble.of(3), OptionalDouble.empty()));
    assertThat(reports).extracting(RunProgress::where).contains("update 5 of 10");
  }

  private static RunStatusWriter writer(
      PlannedRun run, ExperimentSpec spec, List<RunProgress> reports) {
    return new RunStatusWriter(
        run,
        spec.training().budget(),
        line -> reports.add(RunProgress.parse(line).orElseThrow()),
        line -> {});
  }

  private static TrainingListener.Progress progress(int update, int bestUpdate, double bestLoss) {
    return new TrainingListener.Progress(update, 1, 2.5, bestUpdate, bestLoss, 80, 2, 0.5);
  }
}
