package org.lengthwise.experiment.slurm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lengthwise.spec.ExecutorSpec;

/**
 * The environment that jobs are submitted from. Slurm's commands read options from it that beat the
 * lines of a batch script or hide jobs in the queue, so they run without these variables. What the
 * config leaves open becomes lines of the batch script instead, before those of the config.
 */
record SubmitterEnvironment(Map<String, String> variables) {
  private static final String SBATCH = "SBATCH_";

  private static final Pattern OPTIONS =
      Pattern.compile("(" + SBATCH + "|SQUEUE_|SACCT_|SCANCEL_|SCONTROL_).*");

  /** The options of sbatch that may come from here, by the variable that gives each. */
  private static final Map<String, String> OPEN =
      new TreeMap<>(
          Map.of(
              "SBATCH_ACCOUNT", "account",
              "SBATCH_CONSTRAINT", "constraint",
              "SBATCH_EXPORT", "export",
              "SBATCH_MEM_PER_CPU", "mem-per-cpu",
              "SBATCH_MEM_PER_NODE", "mem",
              "SBATCH_PARTITION", "partition",
              "SBATCH_QOS", "qos",
              "SBATCH_RESERVATION", "reservation",
              "SBATCH_TIMELIMIT", "time",
              "SBATCH_WCKEY", "wckey"));

  /** Without these a task that does not inherit this environment unpacks libraries elsewhere. */
  private static final List<String> NEEDED = List.of("DJL_CACHE_DIR", "ENGINE_CACHE_DIR");

  private static final Pattern MEMORY = Pattern.compile("(^|.*\\s)--mem.*");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");
  private static final Pattern LINE =
      Pattern.compile("[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*");

  /** What Slurm's commands get. */
  Map<String, String> forCommands() {
    Map<String, String> kept = new HashMap<>(variables);
    kept.keySet().removeIf(name -> OPTIONS.matcher(name).matches());
    return kept;
  }

  /** What a task needs even where Slurm does not pass this environment on. */
  Map<String, String> forTasks() {
    Map<String, String> needed = new HashMap<>(variables);
    needed.keySet().retainAll(NEEDED);
    return needed;
  }

  /** The options of sbatch that the config leaves open and this environment gives. */
  List<String> options(ExecutorSpec.Slurm slurm) {
    return OPEN.entrySet().stream()
        .filter(entry -> passes(entry.getKey(), slurm))
        .map(
            entry ->
                "--" + entry.getValue() + "=" + quoted(variables.getOrDefault(entry.getKey(), "")))
        .toList();
  }

  /** What becomes of the options of sbatch in this environment; empty where there are none. */
  String explanation(ExecutorSpec.Slurm slurm) {
    List<String> given =
        variables.keySet().stream().filter(name -> name.startsWith(SBATCH)).sorted().toList();
    List<String> passed = given.stream().filter(name -> passes(name, slurm)).toList();
    List<String> ignored = given.stream().filter(name -> !passes(name, slurm)).toList();
    List<String> lines = new ArrayList<>();
    if (!passed.isEmpty()) {
      lines.add("From the environment: " + String.join(", ", passed) + ".");
    }
    if (!ignored.isEmpty()) {
      lines.add(
          "Ignored, because the config or Lengthwise decides this: %s."
              .formatted(String.join(", ", ignored)));
    }
    return String.join(" ", lines);
  }

  private boolean passes(String name, ExecutorSpec.Slurm slurm) {
    String option = OPEN.getOrDefault(name, "");
    boolean decided =
        switch (option) {
          case "" -> true;
          case "partition" -> slurm.partition().isPresent();
          case "time" -> slurm.timeLimit().isPresent();
          case "mem", "mem-per-cpu" -> slurm.memory().isPresent() || givesMemory(slurm);
          default -> false;
        };
    return !decided && LINE.matcher(variables.getOrDefault(name, "")).matches();
  }

  /** Slurm refuses two options for memory in one script; of other options the last one counts. */
  private static boolean givesMemory(ExecutorSpec.Slurm slurm) {
    return slurm.options().orElse(List.of()).stream()
        .anyMatch(option -> MEMORY.matcher(option).matches());
  }

  /** As sbatch reads a word of a line. */
  private static String quoted(String value) {
    return PLAIN.matcher(value).matches()
        ? value
        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
