package org.lengthwise.experiment.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.spec.ExecutorSpec;
import org.lengthwise.spec.ExperimentSpec;

/** What a script asks of Slurm; {@link BatchTaskTest} performs one. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class BatchScriptTest {
  @TempDir Path temporary;
  private ExperimentFolder folder;

  @BeforeEach
  void prepare() throws IOException {
    folder = new ExperimentFolder(Files.createDirectories(temporary.resolve("it's tiny")));
  }

  @Test
  @Tag("integration")
  void asksSlurmForWhatTheConfigSays() throws Exception {
    String script =
        script(
                "training.threads=2",
                "executor.kind=slurm",
                "executor.partition=long",
                "executor.time-limit=90",
                "executor.notice=300",
                "executor.memory=4000",
                "executor.gpus=1",
                "executor.options=[--account=words]",
                "executor.setup=[ulimit -c 0]")
            .runs(runs());

    assertThat(script.lines().filter(line -> line.startsWith("#SBATCH")))
        .containsExactly(
            "#SBATCH --job-name=lengthwise-tiny",
            "#SBATCH --output=slurm/runs-%A_%a.log",
            "#SBATCH --open-mode=append",
            "#SBATCH --nodes=1",
            "#SBATCH --ntasks=1",
            "#SBATCH --cpus-per-task=2",
            "#SBATCH --mem=4000M",
            "#SBATCH --time=90",
            "#SBATCH --partition=long",
            "#SBATCH --account=words",
            "#SBATCH --gres=gpu:1",
            "#SBATCH --requeue",
            "#SBATCH --signal=B:USR1@300");
    assertThat(script)
        .startsWith("#!/bin/sh\n# A run of the experiment tiny for each task of the array.\n")
        .contains("\nexport OMP_NUM_THREADS=2\n", "\nulimit -c 0\n", "  -XX:MaxRAM=4000m \\\n")
        .contains(
            """
            case $number in
              0) model=fixed seed=5 ;;
              1) model=attention seed=5 ;;
              *) echo "there is no run number $number" >&2; exit 2 ;;
            esac
            """);
    assertShell(script);
  }

  @Test
  void leavesTheRestToSlurm() throws Exception {
    String script = script("executor.kind=slurm").runs(runs());

    assertThat(script.lines().filter(line -> line.startsWith("#SBATCH")))
        .containsExactly(
            "#SBATCH --job-name=lengthwise-tiny",
            "#SBATCH --output=slurm/runs-%A_%a.log",
            "#SBATCH --open-mode=append",
            "#SBATCH --nodes=1",
            "#SBATCH --ntasks=1",
            "#SBATCH --cpus-per-task=1",
            "#SBATCH --requeue",
            "#SBATCH --signal=B:USR1@120");
    assertThat(script).doesNotContain("MaxRAM=");
  }

  @Test
  void takesFromTheEnvironmentWhatTheConfigLeavesOpen() {
    Map<String, String> environment =
        Map.of(
            "SBATCH_ACCOUNT", "words",
            "SBATCH_PARTITION", "short",
            "SBATCH_OUTPUT", "/dev/null",
            "DJL_CACHE_DIR", "/scratch/it's");

    String script = script(folder, environment, "executor.kind=slurm").runs(runs());

    assertThat(script)
        .contains("#\n#SBATCH --account=words\n#SBATCH --partition=short\n#SBATCH --job-name=")
        .contains("#SBATCH --output=slurm/runs-%A_%a.log\n")
        .contains("\nexport DJL_CACHE_DIR='/scratch/it'\\''s'\n")
        .doesNotContain("/dev/null\n#SBATCH");
    assertThat(script(folder, environment, "executor={kind: slurm, partition: long}").runs(runs()))
        .contains("#SBATCH --partition=long\n")
        .doesNotContain("short");
  }

  @Test
  @Tag("integration")
  void theLastJobGathersAndAsksForNoGpu() throws Exception {
    String script = script("executor.kind=slurm", "training.device=gpu").report();

    assertThat(script.lines().filter(line -> line.startsWith("#SBATCH")))
        .containsExactly(
            "#SBATCH --job-name=lengthwise-tiny-report",
            "#SBATCH --output=slurm/report-%j.log",
            "#SBATCH --open-mode=append",
            "#SBATCH --nodes=1",
            "#SBATCH --ntasks=1",
            "#SBATCH --cpus-per-task=1");
    assertThat(script)
        .endsWith(
            ShellWord.quoted(BatchTaskTest.Child.class.getName()) + " gather \"$experiment\"\n")
        .contains("\ntrap : TERM\n");
    assertShell(script);
  }

  @Test
  void aRunOnAGpuGetsOne() {
    assertThat(script("executor.kind=slurm", "training.device=gpu").runs(runs()))
        .contains("#SBATCH --gres=gpu:1\n");
  }

  @Test
  void namesAFolderOfJarsByOneWord() {
    String jars = "/l w/lib/a.jar" + File.pathSeparator + "/l w/lib/b.jar";

    assertThat(BatchScript.classPath(jars)).isEqualTo("/l w/lib/*");
    assertThat(BatchScript.classPath("/x/classes" + File.pathSeparator + "/x/b.jar"))
        .isEqualTo("/x/classes" + File.pathSeparator + "/x/b.jar");
    assertThat(ShellWord.quoted("it's /l w/*")).isEqualTo("'it'\\''s /l w/*'");
  }

  private BatchScript script(String... overrides) {
    return script(folder, overrides);
  }

  static BatchScript script(ExperimentFolder folder, String... overrides) {
    return script(folder, Map.of(), overrides);
  }

  /** Of a small experiment, a run of which {@link BatchTaskTest.Child} performs. */
  private static BatchScript script(
      ExperimentFolder folder, Map<String, String> environment, String... overrides) {
    ExperimentSpec spec = TinyExperiment.spec(overrides);
    ExecutorSpec.Slurm settings =
        spec.executor()
            .orElseThrow()
            .match(local -> ExecutorSpec.Slurm.ofDefaults(), slurm -> slurm);
    int threads = spec.training().threads();
    RunProcessCommand command =
        new RunProcessCommand(BatchTaskTest.Child.class.getName(), threads, 1);
    return new BatchScript(
        spec, settings, command, new SubmitterEnvironment(environment), folder.root(), "a-token");
  }

  private List<PlannedRun> runs() {
    return runs(folder);
  }

  static List<PlannedRun> runs(ExperimentFolder folder) {
    return RunPlan.of(TinyExperiment.spec("seeds=[5]"), "corpus", folder).runs();
  }

  private void assertShell(String script) throws Exception {
    Path file = Files.writeString(temporary.resolve("script.sh"), script);
    Process check = new ProcessBuilder("sh", "-n", file.toString()).start();
    assertThat(new String(check.getErrorStream().readAllBytes())).isEmpty();
    assertThat(check.waitFor()).isZero();
  }
}
