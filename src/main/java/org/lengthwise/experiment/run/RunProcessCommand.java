package org.lengthwise.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lengthwise.spec.ExperimentSpec;

/**
 * How the process of a run is started: the Java and the class path of this process, and the
 * environment in which libtorch computes with so many threads.
 *
 * @param mainClass the class whose {@code run} command performs a run
 * @param threads threads of the run
 * @param parallel how many such processes share the machine's memory
 */
public record RunProcessCommand(String mainClass, int threads, int parallel) {
  /**
   * What the names of variables begin with that libtorch, or a library in it, reads; some of them
   * change the last bits of what is computed. Runs are given only those of {@link #environment}.
   */
  private static final String CLEARED = "(ATEN|DNNL|ONEDNN|MKL|KMP|GOMP|OMP|THP|TORCH)_";

  private static final Pattern CLEARED_NAME = Pattern.compile(CLEARED + ".*");

  /** Half of the memory is for the heaps of all runs; libtorch allocates outside of them. */
  private static final double HEAP_PERCENT = 50;

  /**
   * How many runs of an experiment are performed at a time on this machine.
   *
   * @param wanted by the user; when empty, as many as the processors have threads for
   */
  public static int parallel(ExperimentSpec spec, Optional<Integer> wanted) {
    int fitting = Runtime.getRuntime().availableProcessors() / spec.training().threads();
    int runs = spec.models().size() * spec.seeds().size();
    return Math.min(wanted.orElse(Math.max(1, fitting)), Math.max(1, runs));
  }

  /** The same for a run that shares the memory of its machine with no other. */
  public RunProcessCommand aloneOnItsMachine() {
    return new RunProcessCommand(mainClass, threads, 1);
  }

  /**
   * The process of this run, not yet started. Its standard input stays open for as long as this
   * process lives (see {@link ParentWatch}); its standard error is appended to {@code log}.
   */
  public ProcessBuilder process(Path experiment, String model, long seed, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    // After `--` a folder whose name starts with a hyphen is no option.
    command.addAll(List.of("run", "--", experiment.toString(), model, Long.toString(seed)));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().keySet().removeIf(name -> CLEARED_NAME.matcher(name).matches());
    process.environment().putAll(environment());
    process.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return process;
  }

  /** Options of the JVM; those of the user come last and so take precedence. */
  public List<String> options() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.pytorch.num_interop_threads=" + threads,
                String.format(Locale.ROOT, "-XX:MaxRAMPercentage=%.1f", HEAP_PERCENT / parallel)));
    if (threads == 1) {
      options.add("-XX:+UseSerialGC");
    }
    String own = System.getenv().getOrDefault("LENGTHWISE_OPTS", "").strip();
    if (!own.isEmpty()) {
      options.addAll(List.of(own.split("\\s+")));
    }
    return options;
  }

  /** Lines of a shell script, after which the variables that a run inherits no more are unset. */
  public static String clearing() {
    return """
        for name in $(env | sed -nE 's/^(%s[A-Za-z0-9_]*)=.*/\\1/p'); do
          unset "$name"
        done"""
        .formatted(CLEARED);
  }

  /** What libtorch reads when it is loaded. */
  public Map<String, String> environment() {
    return Map.of(
        "OMP_NUM_THREADS",
        Integer.toString(threads),
        "MKL_NUM_THREADS",
        Integer.toString(threads),
        "THP_MEM_ALLOC_ENABLE",
        "1",
        "OPT_OUT_TRACKING",
        "true");
  }
}
