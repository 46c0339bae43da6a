package org.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.experiment.slurm.FakeSlurm;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SlurmJobs;

@Tag("integration")
@Timeout(60)
class FinalisationTest {
  @TempDir Path results;
  @TempDir Path other;

  @Test
  void scoresWhatIsThereAndNamesWhatIsMissing() throws Exception {
    ExperimentFolder folder = performed("seeds=[1, 13]");
    byte[] scores = Files.readAllBytes(folder.scores());
    assertThat(TinyExperiment.finished(other).scores()).hasBinaryContent(scores);
    Files.delete(folder.scores());
    Files.delete(folder.report());
    Files.delete(folder.run("attention", 13).status());
    Provenance before = Provenance.read(folder.provenance());

    assertThat(Finalisation.perform(folder.root()))
        .containsExactly(
            new RunEnd("fixed-s13", RunEnd.Ending.FAILED, "update 3: the loss is NaN"),
            new RunEnd("attention-s13", RunEnd.Ending.STOPPED, "not finished"));

    assertThat(folder.scores()).hasBinaryContent(scores);
    assertThat(ScoreRow.read(folder.scores())).extracting(ScoreRow::seed).containsOnly(1L);
    assertThat(folder.report()).isRegularFile();
    assertThat(Provenance.read(folder.provenance()))
        .isEqualTo(before.endedAt(Provenance.read(folder.provenance()).ended()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writesDownWhatSlurmKilledOrTheScriptGaveUp() throws Exception {
    ExperimentFolder folder = performed("seeds=[1, 2, 3, 4]");
    enter(folder, "fixed", 1, State.TRAINING);
    enter(folder, "attention", 1, State.STOPPED);
    enter(folder, "fixed", 2, State.WAITING);
    enter(folder, "attention", 2, State.STOPPED);
    enter(folder, "fixed", 3, State.TRANSLATING);
    enter(folder, "attention", 3, State.FAILED);
    enter(folder, "fixed", 4, State.STOPPED);
    enter(folder, "attention", 4, State.WAITING);
    new SlurmJobs(
            List.of("11", "12"),
            Map.of(
                "fixed-s1", "11_0",
                "attention-s1", "11_1",
                "fixed-s2", "11_2",
                "attention-s2", "11_3",
                "fixed-s3", "11_4",
                "attention-s3", "11_5",
                "fixed-s4", "11_6",
                "attention-s4", "11_7"))
        .write(folder.slurmJobs());
    Files.writeString(
        folder.slurm().resolve("ended-11_1"), "no progress before the time limit, twice\n");
    Files.writeString(folder.slurm().resolve("ended-11_7"), "its process ended with exit code 2\n");
    Files.writeString(
        folder.run("attention", 4).log(), "Error: no such folder\n\tat org.Example\n\n");
    FakeSlurm slurm = new FakeSlurm(results.resolve("bin"));
    slurm.answer(
        "squeue",
        "echo '11_0|OUT_OF_MEMORY|None'; echo '11_1|FAILED|None'; echo '11_2|CANCELLED|None';"
            + " echo '11_3|CANCELLED|None'; echo '11_6|TIMEOUT|None'; echo '12|RUNNING|None'");

    assertThat(Finalisation.perform(folder.root(), slurm.commands()))
        .containsExactly(
            new RunEnd(
                "fixed-s1",
                RunEnd.Ending.FAILED,
                "its Slurm task 11_0 ended as OUT_OF_MEMORY; see slurm/runs-11_0.log"),
            new RunEnd(
                "attention-s1", RunEnd.Ending.FAILED, "no progress before the time limit, twice"),
            new RunEnd("fixed-s2", RunEnd.Ending.STOPPED, "its Slurm task 11_2 was cancelled"),
            new RunEnd("attention-s2", RunEnd.Ending.STOPPED, "its own word"),
            new RunEnd(
                "fixed-s3",
                RunEnd.Ending.FAILED,
                "its Slurm task 11_4 ended before the run did; see slurm/runs-11_4.log"),
            new RunEnd("attention-s3", RunEnd.Ending.FAILED, "its own word"),
            new RunEnd(
                "fixed-s4",
                RunEnd.Ending.FAILED,
                "its Slurm task 11_6 ended as TIMEOUT; see slurm/runs-11_6.log"),
            new RunEnd(
                "attention-s4",
                RunEnd.Ending.FAILED,
                "its process ended with exit code 2; runs/attention-s4/run.log ends with: Error:"
                    + " no such folder"));

    assertThat(RunStatus.read(folder.run("fixed", 1).status()).state()).isEqualTo(State.FAILED);
    assertThat(Files.readString(folder.report()))
        .contains("failed at update 10: no progress before the time limit, twice");
  }

  private ExperimentFolder performed(String seeds) {
    return TinyExperiment.performedHere(results, new CopyingEngine(), seeds);
  }

  private static void enter(ExperimentFolder folder, String model, long seed, State state) {
    Path status = folder.run(model, seed).status();
    RunStatus.read(status).in(state, "its own word").write(status);
  }
}
