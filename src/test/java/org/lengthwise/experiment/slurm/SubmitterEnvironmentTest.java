package org.lengthwise.experiment.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.spec.ExecutorSpec;

class SubmitterEnvironmentTest {
  private static final SubmitterEnvironment EVERYTHING =
      new SubmitterEnvironment(
          Map.of(
              "SBATCH_ACCOUNT", "words",
              "SBATCH_CONSTRAINT", "a \"b\" \\c&d",
              "SBATCH_EXPORT", "NONE",
              "SBATCH_MEM_PER_NODE", "7000",
              "SBATCH_PARTITION", "short",
              "SBATCH_QOS", "high\n#SBATCH --wait",
              "SBATCH_RESERVATION", "",
              "SBATCH_TIMELIMIT", "3",
              "SBATCH_NO_REQUEUE", "1",
              "SQUEUE_USERS", "nobody"));

  @Test
  void whatTheConfigLeavesOpenMayComeFromIt() {
    ExecutorSpec.Slurm open = slurm();

    assertThat(EVERYTHING.options(open))
        .containsExactly(
            "--account=words",
            "--constraint=\"a \\\"b\\\" \\\\c&d\"",
            "--export=NONE",
            "--mem=7000",
            "--partition=short",
            "--time=3");
    assertThat(EVERYTHING.explanation(open))
        .isEqualTo(
            "From the environment: SBATCH_ACCOUNT, SBATCH_CONSTRAINT, SBATCH_EXPORT,"
                + " SBATCH_MEM_PER_NODE, SBATCH_PARTITION, SBATCH_TIMELIMIT. Ignored, because the"
                + " config or Lengthwise decides this: SBATCH_NO_REQUEUE, SBATCH_QOS,"
                + " SBATCH_RESERVATION.");
  }

  @Test
  void whatTheConfigSaysDoesNot() {
    assertThat(
            EVERYTHING.options(
                slurm("executor.partition=long", "executor.time-limit=90", "executor.memory=4000")))
        .noneMatch(option -> option.matches("--(partition|time|mem).*"));
    assertThat(EVERYTHING.options(slurm("executor.options=[-A sums --mem-per-cpu=9]")))
        .contains("--partition=short")
        .doesNotContain("--mem=7000");
  }

  @Test
  void withoutOptionsThereIsNothingToSay() {
    SubmitterEnvironment plain =
        new SubmitterEnvironment(Map.of("HOME", "/home", "SQUEUE_SORT", "i", "SLURM_CONF", "c"));

    assertThat(plain.options(slurm())).isEmpty();
    assertThat(plain.explanation(slurm())).isEmpty();
    assertThat(plain.forCommands()).containsOnlyKeys("HOME", "SLURM_CONF");
  }

  private static ExecutorSpec.Slurm slurm(String... overrides) {
    String[] all = new String[overrides.length + 1];
    all[0] = "executor.kind=slurm";
    System.arraycopy(overrides, 0, all, 1, overrides.length);
    return TinyExperiment.spec(all)
        .executor()
        .orElseThrow()
        .match(local -> ExecutorSpec.Slurm.ofDefaults(), slurm -> slurm);
  }
}
