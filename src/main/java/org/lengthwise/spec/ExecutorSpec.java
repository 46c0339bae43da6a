package org.lengthwise.spec;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What executes the runs. No result depends on it. */
public sealed interface ExecutorSpec {
  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(Function<Local, T> local, Function<Slurm, T> slurm) {
    if (this instanceof Local kind) {
      return local.apply(kind);
    }
    if (this instanceof Slurm kind) {
      return slurm.apply(kind);
    }
    throw new MissingCaseException(ExecutorSpec.class, this);
  }

  /** Processes of this machine. */
  @Kind("local")
  record Local() implements ExecutorSpec {}

  /** Tasks of the batch system Slurm, one per run. */
  @Kind("slurm")
  record Slurm(
      @Key(
              about = "partition of the cluster that tasks go to; Slurm's default when absent",
              fileName = true)
          Optional<String> partition,
      @Key(
              about =
                  "minutes that a task may take before it is stopped, saved and queued again; the partition's limit when absent",
              min = 1)
          Optional<Integer> timeLimit,
      @Key(
              about =
                  "seconds before its time limit at which a task is signalled to save, up to a minute earlier; 120 when absent",
              min = 1,
              max = 65535)
          Optional<Integer> notice,
      @Key(about = "processors of a task; training.threads when absent", min = 1)
          Optional<Integer> cpus,
      @Key(about = "memory of a task, in MiB; Slurm's default when absent", min = 1)
          Optional<Integer> memory,
      @Key(
              about = "GPUs of a task; 1 with training.device gpu and none with cpu when absent",
              min = 0)
          Optional<Integer> gpus,
      @Key(about = "tasks running at a time; as many as Slurm has room for when absent", min = 1)
          Optional<Integer> atOnce,
      @Key(about = "further options of sbatch, such as --account=NAME")
          Optional<List<String>> options,
      @Key(
              about =
                  "lines of shell that a task begins with, such as export DJL_CACHE_DIR=/scratch/djl; Java is that of the submitting command")
          Optional<List<String>> setup,
      @Key(
              about =
                  "whether the folder of results is known to be shared by all nodes, whatever file system it seems to lie on; false when absent")
          Optional<Boolean> shared)
      implements ExecutorSpec {
    private static final int NOTICE = 120;

    /** Slurm's own defaults for everything. */
    public static Slurm ofDefaults() {
      return new Slurm(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** Seconds before its time limit at which a task is signalled to save. */
    public int noticeSeconds() {
      return notice.orElse(NOTICE);
    }
  }
}
