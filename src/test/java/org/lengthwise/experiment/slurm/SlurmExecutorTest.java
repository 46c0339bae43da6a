package org.lengthwise.experiment.slurm;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RecordingListener;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.results.SlurmJobs;
import org.lengthwise.spec.ExecutorSpec;
import org.lengthwise.spec.ExperimentSpec;

@Tag("integration")
@DisabledOnOs(OS.WINDOWS)
class SlurmExecutorTest {
  private static final String[] SLURM = {
    "executor.kind=slurm", "executor.at-once=2", "executor.shared=true"
  };

  @TempDir Path temporary;
  private final RecordingListener listener = new RecordingListener();
  private ExperimentFolder folder;
  private FakeSlurm slurm;

  @BeforeEach
  void prepare() throws IOException {
    folder = new ExperimentFolder(Files.createDirectories(temporary.resolve("results/tiny")));
    slurm = new FakeSlurm(temporary.resolve("bin"));
  }

  @Test
  void submitsAnArrayOfRunsAndAJobAfterThem() throws IOException {
    ExperimentSpec spec = TinyExperiment.spec(SLURM);
    List<PlannedRun> runs = RunPlan.of(spec, "corpus", folder).runs();

    assertThat(executor(spec).perform(runs))
        .containsExactly(
            new RunEnd("fixed-s1", RunEnd.Ending.SUBMITTED, "11_0"),
            new RunEnd("attention-s1", RunEnd.Ending.SUBMITTED, "11_1"),
            new RunEnd("fixed-s2", RunEnd.Ending.SUBMITTED, "11_2"),
            new RunEnd("attention-s2", RunEnd.Ending.SUBMITTED, "11_3"));

    assertThat(slurm.calls())
        .containsExactly(
            "sbatch --parsable --array=0-3%2 slurm/runs.sh",
            "sbatch --parsable --dependency=afterany:11 slurm/report.sh");
    assertThat(listener.lines)
        .containsExactly(
            "Submitted to Slurm: 11 with a task for each of 4 runs, then 12, which"
                + " scores and reports.");
    SlurmJobs jobs = SlurmJobs.read(folder.slurmJobs());
    assertThat(jobs.jobs()).containsExactly("11", "12");
    assertThat(jobs.tasks()).hasSize(4).containsEntry("attention-s2", "11_3");
    assertThat(runs.get(0).status().state()).isEqualTo(State.WAITING);
    assertThat(folder.slurm().resolve("runs.sh")).content().contains("  3) model=attention seed=2");
  }

  @Test
  void runsThatStartFromOthersAreAnArrayAfterThem() throws IOException {
    ExperimentSpec spec =
        TinyExperiment.chain("executor.kind=slurm", "executor.shared=true", "seeds=[3, 4]");
    List<PlannedRun> runs = RunPlan.of(spec, "corpus", folder).runs();

    executor(spec).perform(runs);

    assertThat(slurm.calls())
        .containsExactly(
            "sbatch --parsable --array=0-1,4-5 slurm/runs.sh",
            "sbatch --parsable --array=2,6 --dependency=afterany:11 slurm/runs.sh",
            "sbatch --parsable --array=3,7 --dependency=afterany:11:12 slurm/runs.sh",
            "sbatch --parsable --dependency=afterany:11:12:13 slurm/report.sh");
    assertThat(SlurmJobs.read(folder.slurmJobs()).tasks())
        .containsEntry("attention-s3", "11_1")
        .containsEntry("hard-s3", "12_2")
        .containsEntry("harder-s4", "13_7");
  }

  @Test
  void aRunWhoseBaseIsFinishedWaitsForNothing() throws IOException {
    ExperimentSpec spec = TinyExperiment.chain("executor.kind=slurm", "seeds=[3]");
    List<PlannedRun> runs = RunPlan.of(spec, "corpus", folder).runs();

    executor(spec).perform(List.of(runs.get(0), runs.get(2)));

    assertThat(slurm.calls()).first().isEqualTo("sbatch --parsable --array=0-1 slurm/runs.sh");
  }

  @Test
  void nothingStaysSubmittedWhereSlurmTakesNotAll() throws IOException {
    slurm.answer(
        "sbatch",
        "case \"$*\" in *report*) echo 'sbatch: error: Batch job submission failed: no' >&2; exit"
            + " 1;; esac; echo '11;cluster'");
    ExperimentSpec spec = TinyExperiment.spec(SLURM);
    List<PlannedRun> runs = RunPlan.of(spec, "corpus", folder).runs();

    assertThatThrownBy(() -> executor(spec).perform(runs))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "sbatch --parsable --dependency=afterany:11 slurm/report.sh: sbatch: error: Batch job"
                + " submission failed: no");
    assertThat(slurm.calls()).last().isEqualTo("scancel 11");
    assertThat(folder.slurmJobs()).doesNotExist();
  }

  @Test
  void whatIsSubmittedWhenItIsInterruptedIsTakenBack() throws Exception {
    slurm.answer(
        "sbatch", "case \"$*\" in *report*) touch asked; sleep 0.3; echo 12;; *) echo 11;; esac");
    ExperimentSpec spec = TinyExperiment.spec(SLURM);
    List<PlannedRun> runs = RunPlan.of(spec, "corpus", folder).runs();
    SlurmExecutor executor = executor(spec);
    CompletableFuture<List<RunEnd>> ends =
        CompletableFuture.supplyAsync(() -> executor.perform(runs));
    while (!Files.exists(slurm.folder().resolve("asked"))) {
      Thread.sleep(5);
    }

    executor.stop();

    assertThat(slurm.calls()).last().isEqualTo("scancel 11 12");
    assertThat(folder.slurmJobs()).doesNotExist();
    assertThat(ends.get()).hasSize(4);
  }

  @Test
  void anInterruptedExperimentSubmitsNoMore() throws IOException {
    ExperimentSpec spec = TinyExperiment.spec(SLURM);
    List<PlannedRun> runs = RunPlan.of(spec, "corpus", folder).runs();
    SlurmExecutor executor = executor(spec);
    executor.stop();

    assertThat(executor.perform(runs.subList(0, 1)))
        .containsExactly(
            new RunEnd("fixed-s1", RunEnd.Ending.STOPPED, "stopped before it started"));
    assertThat(slurm.calls()).isEmpty();
  }

  /** A terminal sends Ctrl-C to sbatch as well, which may have submitted its job by then. */
  @Test
  void aSignalOfTheTerminalDoesNotEndSubmissionHalfWay() throws IOException {
    slurm.answer("sbatch", "kill -INT $$; kill -HUP $$; kill -TERM $$; echo 11");

    assertThat(slurm.commands().submit(folder.root(), List.of("script"))).isEqualTo("11");
  }

  @Test
  void jobsThatCannotBeTakenBackStayWrittenDown() throws IOException {
    slurm.answer("scancel", "echo 'scancel: error: no controller' >&2; exit 1");
    ExperimentSpec spec = TinyExperiment.spec(SLURM);
    SlurmExecutor executor = executor(spec);
    executor.perform(RunPlan.of(spec, "corpus", folder).runs());

    executor.stop();

    assertThat(listener.lines)
        .last()
        .isEqualTo(
            "scancel 11 12: scancel: error: no controller; these jobs may still be in the queue");
    assertThat(SlurmJobs.read(folder.slurmJobs()).jobs()).containsExactly("11", "12");
  }

  @Test
  void eachFurtherThousandOfRunsIsAnArrayThatCountsFromItsFirst() throws IOException {
    ExperimentSpec spec = TinyExperiment.spec("executor.kind=slurm", seeds(1002));

    executor(spec).perform(RunPlan.of(spec, "corpus", folder).runs());

    assertThat(slurm.calls())
        .containsExactly(
            "sbatch --parsable --array=0-999 slurm/runs.sh",
            "sbatch --parsable --array=0-999 slurm/runs.sh 1000",
            "sbatch --parsable --array=0-3 slurm/runs.sh 2000",
            "sbatch --parsable --dependency=afterany:11:12:13 slurm/report.sh");
    assertThat(SlurmJobs.read(folder.slurmJobs()).tasks())
        .hasSize(2004)
        .containsEntry("attention-s500", "11_999")
        .containsEntry("fixed-s501", "12_0")
        .containsEntry("attention-s1002", "13_3");
  }

  @Test
  void aLimitToTasksAtWorkHoldsForAllArraysTogether() throws IOException {
    ExperimentSpec spec = TinyExperiment.spec("executor={kind: slurm, at-once: 7}", seeds(501));

    executor(spec).perform(RunPlan.of(spec, "corpus", folder).runs());

    assertThat(slurm.calls())
        .startsWith(
            "sbatch --parsable --array=0-999%7 slurm/runs.sh",
            "sbatch --parsable --array=0-1%7 --dependency=afterany:11 slurm/runs.sh 1000");
  }

  private static String seeds(int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(Integer::toString)
        .collect(joining(",", "seeds=[", "]"));
  }

  @Test
  void refusesAMachineWithoutSlurm() {
    ExperimentSpec spec = TinyExperiment.spec(SLURM);
    Slurm nowhere = new Slurm(temporary + "/nowhere/", new SubmitterEnvironment(System.getenv()));

    assertThatThrownBy(() -> executor(spec, nowhere).check())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            temporary
                + "/nowhere/sbatch cannot be started (Cannot run program \""
                + temporary
                + "/nowhere/sbatch\" (in directory \".\"): error=2, No such file or"
                + " directory); the slurm executor needs a machine that can submit to Slurm");
  }

  /** These would name another queue, or hide the experiment's own jobs in it. */
  @ParameterizedTest
  @ValueSource(strings = {"SBATCH_WAIT", "SQUEUE_PARTITION", "SACCT_FORMAT", "SCANCEL_STATE"})
  void commandsDoNotSeeOptionsInTheEnvironment(String variable) throws IOException {
    String seen = "echo \"$" + variable + "${KEPT}\" >>seen";
    slurm.answer("sbatch", seen + "; echo 11");
    slurm.answer("squeue", seen);
    slurm.answer("sacct", seen);
    slurm.answer("scancel", seen);
    Slurm commands = slurm.commands(Map.of(variable, "1", "KEPT", "kept"));

    commands.submit(folder.root(), List.of("script"));
    commands.queue(List.of("11"));
    commands.accounting(List.of("11"));
    commands.cancel(List.of("11"));

    assertThat(slurm.folder().resolve("seen")).hasContent("kept\n".repeat(4));
  }

  @Test
  void saysWhatItTakesFromTheEnvironment() {
    ExperimentSpec spec = TinyExperiment.spec(SLURM);
    Map<String, String> environment =
        Map.of("SBATCH_ACCOUNT", "words", "SBATCH_WAIT", "1", "SBATCH_ARRAY_INX", "7");

    executor(spec, slurm.commands(environment)).check();

    assertThat(listener.lines)
        .first()
        .isEqualTo(
            "From the environment: SBATCH_ACCOUNT. Ignored, because the config or Lengthwise"
                + " decides this: SBATCH_ARRAY_INX, SBATCH_WAIT.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%j", "back\\slash"})
  void refusesAFolderWhoseNameSlurmWouldReadAsAPattern(String name) throws IOException {
    Path real = Files.createDirectories(temporary.toRealPath().resolve(name));
    ExperimentSpec spec = TinyExperiment.spec(SLURM);
    for (Path place :
        List.of(real, Files.createSymbolicLink(temporary.resolve("plain-link"), real))) {
      folder = new ExperimentFolder(place.resolve("tiny"));

      assertThatThrownBy(() -> executor(spec).check())
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              real
                  + "/tiny has % or \\ in its path, which Slurm would read as a pattern in the"
                  + " names of logs; wanted another folder of results (--results)");
    }
  }

  @Test
  void takesAFolderThatOnlyALinkNamesWithAPattern() throws IOException {
    Path link = temporary.resolve("100%j");
    Files.createSymbolicLink(link, Files.createDirectories(temporary.resolve("real")));
    folder = new ExperimentFolder(link.resolve("tiny"));

    assertThatCode(() -> executor(TinyExperiment.spec(SLURM)).check()).doesNotThrowAnyException();
  }

  @Test
  void refusesAFolderThatJobsWorkOn() throws IOException {
    new SlurmJobs(List.of("11", "12"), Map.of("fixed-s1", "11_0")).write(folder.slurmJobs());
    slurm.answer(
        "squeue",
        "echo '11_0|RUNNING|None'; echo '11_1|COMPLETED|None'; echo '12|PENDING|Dependency'");

    assertThatThrownBy(() -> SlurmExecutor.checkQueue(folder, slurm.commands()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "Slurm is working on %1$s: 11_0 RUNNING, 12 PENDING (Dependency); see `lengthwise status %1$s`; to cancel: `scancel 11 12`"
                .formatted(folder.root()));
  }

  @Test
  void takesAFolderWhoseJobsAreOverOrForgotten() throws IOException {
    new SlurmJobs(List.of("11", "12"), Map.of("fixed-s1", "11_0")).write(folder.slurmJobs());
    slurm.answer("squeue", "echo '11_0|TIMEOUT|TimeLimit'; echo '12|CANCELLED|None'");
    assertThatCode(() -> SlurmExecutor.checkQueue(folder, slurm.commands()))
        .doesNotThrowAnyException();

    slurm.answer("squeue", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    assertThatCode(() -> SlurmExecutor.checkQueue(folder, slurm.commands()))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAFolderWhoseJobsCannotBeAskedFor() throws IOException {
    new SlurmJobs(List.of("11", "12"), Map.of("fixed-s1", "11_0")).write(folder.slurmJobs());
    slurm.answer("squeue", "echo 'squeue: error: no controller' >&2; exit 1");

    assertThatThrownBy(() -> SlurmExecutor.checkQueue(folder, slurm.commands()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "%s was submitted to Slurm as jobs 11 12, but Slurm cannot be asked here whether they have ended (squeue: squeue: error: no controller); if they have, delete %s"
                .formatted(folder.root(), folder.slurmJobs()));
  }

  private SlurmExecutor executor(ExperimentSpec spec) {
    return executor(spec, slurm.commands());
  }

  private SlurmExecutor executor(ExperimentSpec spec, Slurm commands) {
    ExecutorSpec.Slurm settings =
        spec.executor()
            .orElseThrow()
            .match(local -> ExecutorSpec.Slurm.ofDefaults(), slurm -> slurm);
    RunProcessCommand command = new RunProcessCommand("Main", 1, 1);
    return new SlurmExecutor(spec, settings, command, folder, listener, commands);
  }
}
