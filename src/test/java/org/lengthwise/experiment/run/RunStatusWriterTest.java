package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.train.TrainingListener;

class RunStatusWriterTest {
  @TempDir Path temporary;

  @Test
  void writesANewBestCheckpointDownAtOnceAndOtherUpdatesNowAndThen() {
    ExperimentSpec spec = TinyExperiment.spec();
    PlannedRun run =
        RunPlan.of(spec, "corpus", new ExperimentFolder(temporary)).run("attention", 1);
    RunStatusWriter writer = new RunStatusWriter(run, line -> {}, line -> {});

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

  private static TrainingListener.Progress progress(int update, int bestUpdate, double bestLoss) {
    return new TrainingListener.Progress(update, 1, 2.5, bestUpdate, bestLoss, 80, 2, 0.5);
  }
}
