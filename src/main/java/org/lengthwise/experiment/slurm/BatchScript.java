package org.lengthwise.experiment.slurm;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.run.FailedProcess;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.IoFault;
import org.lengthwise.spec.ExecutorSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.TrainingSpec;

/**
 * The batch scripts with which Slurm performs an experiment, as text for {@code sbatch}.
 *
 * @param spec the experiment
 * @param slurm the resources of a task
 * @param command how the process of a run is started
 * @param environment that it is submitted from
 * @param root the experiment's folder, as all nodes see it
 * @param token the content of its {@code slurm/token}
 */
record BatchScript(
    ExperimentSpec spec,
    ExecutorSpec.Slurm slurm,
    RunProcessCommand command,
    SubmitterEnvironment environment,
    Path root,
    String token) {
  private static final String HEAD =
      """
      #!/bin/sh
      # %s
      # Written by `lengthwise experiment`; submitted from the folder of results.
      #
      %s
      experiment=%s

      # A node that does not see this folder must not create another one of the same name.
      if [ "$(cat "$experiment/slurm/token" 2>/dev/null)" != %s ]; then
        echo "$(hostname) does not see the folder $experiment of the machine that submitted this job;" \\
          "the folder of results must be on a file system that all nodes share" >&2
        exit 4
      fi

      # Without a UTF-8 locale, Java cannot use file names with characters beyond ASCII.
      case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
        *[Uu][Tt][Ff]*) ;;
        *) export LC_ALL=C.UTF-8 ;;
      esac

      %s
      """;

  /**
   * Slurm sends TERM to Java too; without the trap it would kill Java as soon as this shell ends.
   */
  private static final String REPORT =
      """
      trap : TERM
      %s gather "$experiment"
      """;

  private static final String RUNS =
      """
      # An array has at most a thousand tasks; a further array gets the number of its first run.
      number=$((SLURM_ARRAY_TASK_ID + ${1:-0}))
      case $number in
      %s
        *) echo "there is no run number $number" >&2; exit 2 ;;
      esac
      run=$experiment/runs/$model-s$seed
      task=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID

      say() { echo "$(date -u +%%Y-%%m-%%dT%%H:%%M:%%SZ) $model-s$seed: $*"; }
      saved() { ls "$run/checkpoints" 2>/dev/null; }

      # Why this task gave up, for the report and for `lengthwise status`.
      ended=$experiment/slurm/ended-$task
      rm -f "$ended"
      give_up() {
        say "$2" >&2
        echo "$2" >"$ended"
        exit "$1"
      }

      # Before the time limit Slurm sends USR1 to this script alone: the run should save and end, and its
      # task should be queued again. The script passes USR1 on to the run, since a run takes a TERM after
      # USR1 for its first request, not for the second, which would end it at once. Slurm sends TERM (for
      # scancel, requeueing and preemption) to the run too; the script only must not end before the run.
      again=no
      child=
      trap 'woken=yes; again=yes; [ -z "$child" ] || kill -USR1 "$child"' USR1
      trap 'woken=yes' TERM

      before=$(saved)
      say "task $task on $(hostname), restart ${SLURM_RESTART_COUNT:-0}"
      %s run --alone "$experiment" "$model" "$seed" \\
        </dev/null >>"$run/run.log" 2>&1 &
      child=$!

      # A signal makes `wait` return early, with a code of its own.
      woken=yes code=129
      while [ "$woken" = yes ] && [ "$code" -gt 128 ]; do
        woken=no
        wait "$child"
        code=$?
      done

      # If the signal comes before Java has started, USR1 itself ends the process: code 138.
      if [ "$again" = yes ] && { [ "$code" -eq 3 ] || [ "$code" -eq 138 ]; }; then
        # One slow start may make no progress; after two in a row it would never end.
        vain=$experiment/slurm/in-vain-$task
        if [ "$(saved)" != "$before" ]; then
          rm -f "$vain"
        elif [ -e "$vain" ]; then
          rm -f "$vain"
          give_up 1 "no progress before the time limit, twice; give executor.time-limit more minutes"
        else
          : >"$vain"
        fi
        say "saved before the time limit; queued again"
        # Slurm may end this script before scontrol returns; then the next start removes this file.
        scontrol requeue "$task" || give_up 1 "its task could not be queued again before its time limit"
        exit 0
      fi

      case $code in
        0 | 3 | 129 | 130 | 143) say "ended with exit code $code" ;;
        137) give_up 137 "its process was killed (signal 9), perhaps because memory ran out (executor.memory)" ;;
        *) give_up "$code" "%s$code" ;;
      esac
      exit "$code"
      """;

  /**
   * Checks that Slurm will find the log of a task in a folder. It makes the name absolute, with the
   * folder that it was submitted from, and then reads patterns and escapes in all of it.
   *
   * @throws RefusedException when it would not
   */
  static void checkFolder(Path root) {
    Path there = SharedFolder.existing(root);
    Path real;
    try {
      real = there.toRealPath().resolve(there.relativize(root.toAbsolutePath().normalize()));
    } catch (IOException e) {
      throw new FolderException(IoFault.sentence("find", there, e));
    }
    if (real.toString().matches(".*[%\\\\].*")) {
      throw new RefusedException(
          "%s has %% or \\ in its path, which Slurm would read as a pattern in the names of logs; wanted another folder of results (--results)"
              .formatted(real));
    }
  }

  /** The script of a task of an array: performs the run with its number. */
  String runs(List<PlannedRun> runs) {
    List<String> options = resources("", "%A_%a");
    gpus().ifPresent(count -> options.add("--gres=gpu:" + count));
    options.add("--requeue");
    options.add("--signal=B:USR1@" + slurm.noticeSeconds());
    String cases =
        IntStream.range(0, runs.size())
            .mapToObj(
                task ->
                    "  %d) model=%s seed=%d ;;"
                        .formatted(
                            task,
                            ShellWord.quoted(runs.get(task).model().name()),
                            runs.get(task).seed()))
            .collect(joining("\n"));
    return head("A run of the experiment " + spec.name() + " for each task of the array.", options)
        + RUNS.formatted(cases, java(), FailedProcess.ENDED);
  }

  /** The script of the job after the runs, which scores and reports. */
  String report() {
    return head(
            "Scores the runs of the experiment " + spec.name() + " and writes the report.",
            resources("-report", "%j"))
        + REPORT.formatted(java());
  }

  /** The name that a job of runs has in the queue. */
  String jobName() {
    return "lengthwise-" + spec.name();
  }

  private List<String> resources(String suffix, String id) {
    List<String> options = new ArrayList<>(environment.options(slurm));
    options.add("--job-name=" + jobName() + suffix);
    options.add("--output=slurm/" + (suffix.isEmpty() ? "runs-" : "report-") + id + ".log");
    options.add("--open-mode=append");
    options.add("--nodes=1");
    options.add("--ntasks=1");
    options.add("--cpus-per-task=" + slurm.cpus().orElse(command.threads()));
    slurm.memory().ifPresent(mebibytes -> options.add("--mem=" + mebibytes + "M"));
    slurm.timeLimit().ifPresent(minutes -> options.add("--time=" + minutes));
    slurm.partition().ifPresent(partition -> options.add("--partition=" + partition));
    options.addAll(slurm.options().orElse(List.of()));
    return options;
  }

  private Optional<Integer> gpus() {
    int byDevice = spec.training().device() == TrainingSpec.DeviceKind.GPU ? 1 : 0;
    return Optional.of(slurm.gpus().orElse(byDevice)).filter(count -> count > 0);
  }

  private String head(String what, List<String> options) {
    List<String> lines = new ArrayList<>();
    lines.addAll(exports(environment.forTasks()));
    lines.addAll(slurm.setup().orElse(List.of()));
    lines.add(RunProcessCommand.clearing());
    lines.addAll(exports(command.environment()));
    return HEAD.formatted(
        what,
        options.stream().map(option -> "#SBATCH " + option).collect(joining("\n")),
        ShellWord.quoted(root.toString()),
        ShellWord.quoted(token),
        String.join("\n", lines));
  }

  private static List<String> exports(Map<String, String> variables) {
    return new TreeMap<>(variables)
        .entrySet().stream()
            .map(entry -> "export " + entry.getKey() + "=" + ShellWord.quoted(entry.getValue()))
            .toList();
  }

  /** Java and its options; the heap gets half of the memory, libtorch needs the other half. */
  private String java() {
    List<String> words = new ArrayList<>();
    words.add(ShellWord.quoted(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    slurm.memory().ifPresent(mebibytes -> words.add("-XX:MaxRAM=" + mebibytes + "m"));
    command.options().stream().map(ShellWord::quoted).forEach(words::add);
    words.add("-cp " + ShellWord.quoted(classPath(System.getProperty("java.class.path"))));
    words.add(ShellWord.quoted(command.mainClass()));
    return String.join(" \\\n  ", words);
  }

  /** With absolute paths; a folder of jars, as in the distribution, becomes one wildcard. */
  static String classPath(String given) {
    List<Path> entries = new ArrayList<>();
    for (String entry : given.split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().normalize());
    }
    List<Path> folders = entries.stream().map(Path::getParent).distinct().toList();
    boolean jars = entries.stream().allMatch(entry -> entry.toString().endsWith(".jar"));
    return jars && folders.size() == 1
        ? folders.get(0).resolve("*").toString()
        : entries.stream().map(Path::toString).collect(joining(File.pathSeparator));
  }
}
