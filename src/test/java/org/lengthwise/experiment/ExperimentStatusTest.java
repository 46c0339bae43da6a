package org.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.ResumePolicy;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.LetterCorpus;
import org.lengthwise.experiment.slurm.FakeSlurm;
import org.lengthwise.io.FolderLock;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.results.SlurmJobs;

@DisabledOnOs(OS.WINDOWS)
class ExperimentStatusTest {
  @TempDir Path temporary;

  @Test
  void tellsOfEachRunWhatItIsDoing() {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, "seeds=[1, 2, 3]");
    enter(folder, "fixed", 1, State.TRAINING, 7, "");
    enter(folder, "fixed", 2, State.STOPPED, 5, "");
    enter(folder, "attention", 2, State.FAILED, 3, "update 3: the loss is NaN");
    enter(folder, "fixed", 3, State.TRANSLATING, 10, "");
    enter(folder, "attention", 3, State.WAITING, 10, "");
    try (FolderLock run = FolderLock.hold(folder.run("fixed", 1).lock(), Duration.ZERO)) {
      assertThat(run).isNotNull();

      assertThat(states(ExperimentStatus.of(folder)))
          .containsExactly(
              "fixed-s1: training, update 7 of 10",
              "attention-s1: waiting",
              "fixed-s2: stopped at update 5 of 10",
              "attention-s2: failed: update 3: the loss is NaN",
              "fixed-s3: interrupted while translating",
              "attention-s3: waiting to continue from update 10 of 10");
    }
    // As kill -9 leaves it.
    assertThat(states(ExperimentStatus.of(folder)))
        .first()
        .isEqualTo("fixed-s1: interrupted while training, at update 7 of 10");
  }

  @Test
  void tellsHowFarATrainingByEpochsOrMinutesIs() {
    ExperimentFolder epochs =
        LetterCorpus.prepare(temporary, "training.updates=null", "training.epochs=4");
    enter(epochs, "fixed", 1, State.STOPPED, 1234, "");
    assertThat(states(ExperimentStatus.of(epochs)))
        .first()
        .isEqualTo("fixed-s1: stopped at update 1,234, epoch 2 of 4");

    ExperimentFolder minutes =
        LetterCorpus.prepare(
            temporary.resolve("m"), "training.updates=null", "training.minutes=1.5");
    enter(minutes, "fixed", 1, State.STOPPED, 20, "");
    assertThat(states(ExperimentStatus.of(minutes)))
        .first()
        .isEqualTo("fixed-s1: stopped at update 20, minute 0.6 of 1.5");
  }

  @Test
  @Tag("integration")
  void tellsWhatSlurmSaysOfRunsThatAreNotFinished() throws IOException {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, "seeds=[1, 2]");
    LetterCorpus.perform(folder, "fixed", 1);
    new SlurmJobs(
            List.of("11", "12"),
            Map.of("fixed-s1", "11_0", "attention-s1", "11_1", "fixed-s2", "11_2"))
        .write(folder.slurmJobs());
    FakeSlurm slurm = new FakeSlurm(temporary.resolve("bin"));
    slurm.answer("sacct", "echo '11_2|OUT_OF_MEMORY'; echo '11_1|CANCELLED by 1000'");
    slurm.answer("squeue", "echo '11_1|PENDING|Resources'; echo '12|PENDING|Dependency'");

    ExperimentStatus status = ExperimentStatus.of(folder, slurm.commands());

    assertThat(status.runs())
        .extracting(line -> line.run() + " " + line.state() + " " + line.task())
        .containsExactly(
            "fixed-s1 FINISHED ",
            "attention-s1 WAITING 11_1 PENDING (Resources)",
            "fixed-s2 FAILED 11_2 OUT_OF_MEMORY",
            "attention-s2 WAITING ");
    assertThat(status.runs().get(2).text())
        .isEqualTo("failed: its Slurm task 11_2 ended as OUT_OF_MEMORY; see slurm/runs-11_2.log");
    assertThat(folder.run("fixed", 2).root()).doesNotExist();
    assertThat(status.after()).containsExactly("12 PENDING (Dependency)");
    assertThat(status.note()).isEmpty();
  }

  @Test
  @Tag("integration")
  void tellsWhatTheFolderSaysWhereSlurmCannotBeAsked() throws IOException {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, "seeds=[1]");
    new SlurmJobs(List.of("11", "12"), Map.of("fixed-s1", "11_0")).write(folder.slurmJobs());
    FakeSlurm slurm = new FakeSlurm(temporary.resolve("bin"));
    assertThat(ExperimentStatus.of(folder, slurm.commands()).runs().get(0).task())
        .isEqualTo("11_0 ended");
    slurm.answer("squeue", "echo 'no controller' >&2; exit 1");

    ExperimentStatus status = ExperimentStatus.of(folder, slurm.commands());

    assertThat(status.note()).isEqualTo("Slurm cannot be asked: squeue: no controller");
    assertThat(status.runs().get(0).task()).isEqualTo("11_0");
    assertThat(status.runs().get(0).text()).isEqualTo("waiting");
  }

  @Test
  void refusesAnExperimentWithoutACorpus() throws IOException {
    ExperimentFolder folder = LetterCorpus.prepare(temporary);
    Files.delete(folder.corpusManifest());

    assertThatThrownBy(() -> ExperimentStatus.of(folder))
        .isInstanceOf(RefusedException.class)
        .hasMessage(folder.root() + " has no prepared corpus yet, and so no runs");
  }

  @Test
  void askingMakesNoFileAndHoldsNothing() {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, "seeds=[1]");

    ExperimentStatus.of(folder);

    assertThat(folder.runs()).doesNotExist();
  }

  @Test
  void theConfigOfTheResultsHasNoWordOnTheExecutor() {
    assertThat(ResumePolicy.stored(TinyExperiment.spec("executor.kind=slurm")))
        .isEqualTo(ResumePolicy.stored(TinyExperiment.spec()));
  }

  private static List<String> states(ExperimentStatus status) {
    return status.runs().stream().map(line -> line.run() + ": " + line.text()).toList();
  }

  private static void enter(
      ExperimentFolder folder, String model, long seed, State state, int update, String message) {
    PlannedRun run =
        RunPlan.of(
                ExperimentReader.read(folder.config(), List.of()),
                PreparedCorpus.read(folder.corpus()).manifest().identity(),
                folder)
            .run(model, seed);
    new RunStatus(
            model, seed, state, update, 5, 2.5, message, 97, 34, 400, "forward", 2, run.identity())
        .write(run.folder().status());
  }
}
