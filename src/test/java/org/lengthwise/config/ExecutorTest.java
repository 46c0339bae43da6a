package org.lengthwise.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.spec.ExecutorSpec;
import org.lengthwise.spec.ExperimentSpec;

class ExecutorTest {
  private static final String SLURM =
      """
      executor:
        kind: slurm
        partition: long
        time-limit: 90
        notice: 300
        cpus: 3
        memory: 4000
        gpus: 1
        at-once: 7
        options: [--account=words, --exclude=node7]
        setup: [ulimit -c 0]
        shared: true
      """;

  @Test
  void readsEveryKeyOfSlurm() {
    ExperimentSpec spec = SmallConfig.read(SmallConfig.YAML + SLURM);

    assertThat(spec.executor())
        .contains(
            new ExecutorSpec.Slurm(
                Optional.of("long"),
                Optional.of(90),
                Optional.of(300),
                Optional.of(3),
                Optional.of(4000),
                Optional.of(1),
                Optional.of(7),
                Optional.of(List.of("--account=words", "--exclude=node7")),
                Optional.of(List.of("ulimit -c 0")),
                Optional.of(true)));
    assertThat(SmallConfig.read(EffectiveConfig.yaml(spec))).isEqualTo(spec);
  }

  @Test
  void aSettingOfTheKindKeepsWhatTheConfigSaysOfIt() {
    assertThat(SmallConfig.read(SmallConfig.YAML + SLURM, "executor.kind=slurm").executor())
        .isEqualTo(SmallConfig.read(SmallConfig.YAML + SLURM).executor());
    assertThat(SmallConfig.read(SmallConfig.YAML + SLURM, "executor.kind=local").executor())
        .contains(new ExecutorSpec.Local());
    assertThat(SmallConfig.read(SmallConfig.YAML, "executor.kind=slurm").executor())
        .contains(ExecutorSpec.Slurm.ofDefaults());
    assertThat(ExecutorSpec.Slurm.ofDefaults().noticeSeconds()).isEqualTo(120);
  }

  @Test
  void isLeftOutAsARule() {
    assertThat(SmallConfig.read(SmallConfig.YAML).executor()).isEmpty();
    assertThat(SmallConfig.read(SmallConfig.YAML + "executor: null\n").executor()).isEmpty();
    assertThat(EffectiveConfig.yaml(SmallConfig.read(SmallConfig.YAML))).doesNotContain("executor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: slrm} | 84:18: executor.kind is `slrm`; wanted local or slurm; did you mean `slurm`?",
        "{kind: local, cpus: 2} | 84:25: executor.cpus is an unknown key; it is a key of kind `slurm`, not of `local`",
        "{kind: slurm, time-limit: 2} | 84:37: executor.time-limit is `2`; wanted more minutes than executor.notice, 120 seconds",
        "{kind: slurm, time-limit: 1, notice: 60} | 84:37: executor.time-limit is `1`; wanted more minutes than executor.notice, 60 seconds",
        "{kind: slurm, memory: 0} | 84:33: executor.memory is `0`; wanted a whole number of at least 1",
        "{kind: slurm, options: [account]} | 84:35: executor.options[0] is `account`; wanted an option of sbatch, such as --account=NAME",
        "{kind: slurm, options: [\"--account=a\\nb\"]} | 84:35: executor.options[0] is `--account=a\\nb`; wanted an option of sbatch, such as --account=NAME",
        "{kind: slurm, partition: 'a b'} | 84:36: executor.partition is `a b`; wanted at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen",
        "{kind: slurm, shared: yes} | 84:33: executor.shared is the text `yes`; wanted true or false",
      })
  void reportsWhatIsWrongWithIt(String executor, String fault) {
    assertThat(SmallConfig.faults(SmallConfig.YAML + "executor: " + executor + "\n"))
        .containsExactly("small.yaml:" + fault);
  }

  @Test
  void reportsFewerProcessorsThanThreadsAndAGpuThatIsNotAskedFor() {
    String yaml =
        SmallConfig.with("threads: 1", "threads: 4").replace("device: cpu", "device: gpu");

    assertThat(SmallConfig.faults(yaml + "executor: {kind: slurm, cpus: 3, gpus: 0}\n"))
        .containsExactly(
            "small.yaml:84:31: executor.cpus is `3`; wanted at least training.threads, 4",
            "small.yaml:84:40: executor.gpus is `0`, but training.device is gpu; wanted at least"
                + " 1");
  }
}
