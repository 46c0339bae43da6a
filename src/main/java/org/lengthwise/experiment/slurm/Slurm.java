package org.lengthwise.experiment.slurm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.io.IoFault;

/** The Slurm commands on this machine. */
public final class Slurm {
  /** States of a job that has ended; a requeued one is pending again. */
  private static final Set<String> OVER =
      Set.of(
          "BOOT_FAIL",
          "CANCELLED",
          "COMPLETED",
          "DEADLINE",
          "FAILED",
          "NODE_FAIL",
          "OUT_OF_MEMORY",
          "PREEMPTED",
          "REVOKED",
          "TIMEOUT");

  private static final String UNKNOWN_JOB = "Invalid job id specified";

  private final String folder;
  private final SubmitterEnvironment environment;

  /** The commands on the PATH, in the environment of this process. */
  public Slurm() {
    this("", new SubmitterEnvironment(System.getenv()));
  }

  /**
   * @param folder where the commands are, with a separator at its end; empty for those on the PATH
   */
  Slurm(String folder, SubmitterEnvironment environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Where jobs are submitted from. */
  SubmitterEnvironment environment() {
    return environment;
  }

  /**
   * A job, or a task of an array.
   *
   * @param state such as {@code RUNNING}
   * @param reason why it waits, such as {@code Resources}; {@code None} or empty otherwise
   */
  public record Job(String id, String state, String reason) {
    boolean over() {
      return OVER.contains(state);
    }

    boolean cancelled() {
      return state.equals("CANCELLED");
    }

    @Override
    public String toString() {
      boolean plain = reason.isEmpty() || reason.equals("None") || over();
      return id + " " + state + (plain ? "" : " (" + reason + ")");
    }
  }

  /**
   * Checks that this machine has Slurm.
   *
   * @throws RefusedException when a job cannot be submitted from here
   */
  void check() {
    Output output = run(Path.of("."), List.of("sbatch", "--version"));
    if (output.exitCode != 0) {
      throw new RefusedException("sbatch --version: " + output.reason());
    }
  }

  /**
   * Submits a job.
   *
   * @param directory its working directory
   * @param arguments of sbatch, the script last
   * @return its id
   * @throws RefusedException in Slurm's words
   */
  String submit(Path directory, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("sbatch", "--parsable"));
    command.addAll(arguments);
    Output output = runToTheEnd(directory, command);
    // Of several clusters, the job's is named after a semicolon.
    String id = output.out.strip().split(";", 2)[0];
    if (output.exitCode != 0 || id.isEmpty()) {
      throw new RefusedException(String.join(" ", command) + ": " + output.reason());
    }
    return id;
  }

  /**
   * Cancels jobs that have not ended.
   *
   * @throws RefusedException in Slurm's words
   */
  void cancel(List<String> ids) {
    List<String> command = new ArrayList<>(List.of("scancel"));
    command.addAll(ids);
    Output output = runToTheEnd(Path.of("."), command);
    if (output.exitCode != 0) {
      throw new RefusedException(String.join(" ", command) + ": " + output.reason());
    }
  }

  /**
   * The jobs in the queue by id, each task of an array by itself. Ended ones stay there for some
   * minutes.
   *
   * @throws RefusedException when it cannot be asked
   */
  Map<String, Job> queue(List<String> ids) {
    Output output =
        run(
            Path.of("."),
            List.of(
                "squeue",
                "--noheader",
                "--array",
                "--states=all",
                "--jobs=" + String.join(",", ids),
                "--format=%i|%T|%r"));
    if (output.exitCode != 0 && !output.err.contains(UNKNOWN_JOB)) {
      throw new RefusedException("squeue: " + output.reason());
    }
    return jobs(output.out);
  }

  /** The same from Slurm's accounting; nothing where there is none. */
  Map<String, Job> accounting(List<String> ids) {
    List<String> command =
        List.of(
            "sacct",
            "--noheader",
            "--parsable2",
            "--allocations",
            "--jobs=" + String.join(",", ids),
            "--format=JobID,State");
    try {
      Output output = run(Path.of("."), command);
      return output.exitCode == 0 ? jobs(output.out) : Map.of();
    } catch (RefusedException e) {
      return Map.of();
    }
  }

  /** Lines of id, state and perhaps reason, separated by bars. */
  private static Map<String, Job> jobs(String lines) {
    Map<String, Job> jobs = new LinkedHashMap<>();
    for (String line : lines.lines().toList()) {
      String[] fields = line.strip().split("\\|", -1);
      if (fields.length >= 2) {
        // The accounting adds by whom: CANCELLED by 1000.
        String state = fields[1].split(" ", 2)[0];
        jobs.put(fields[0], new Job(fields[0], state, fields.length > 2 ? fields[2] : ""));
      }
    }
    return jobs;
  }

  private record Output(int exitCode, String out, String err) {
    String reason() {
      Optional<String> first = err.lines().filter(line -> !line.isBlank()).findFirst();
      return first.orElse("it ended with exit code " + exitCode);
    }
  }

  private Output run(Path directory, List<String> command) {
    return start(directory, found(command));
  }

  /** A terminal sends Ctrl-C to all of its processes; this command must not end half-way. */
  private Output runToTheEnd(Path directory, List<String> command) {
    List<String> shielded =
        new ArrayList<>(List.of("sh", "-c", "trap '' HUP INT TERM; exec \"$@\"", "sh"));
    shielded.addAll(found(command));
    return start(directory, shielded);
  }

  private List<String> found(List<String> command) {
    List<String> found = new ArrayList<>(command);
    found.set(0, folder + command.get(0));
    return found;
  }

  private Output start(Path directory, List<String> found) {
    try {
      ProcessBuilder builder = new ProcessBuilder(found).directory(directory.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment.forCommands());
      Process process = builder.start();
      process.getOutputStream().close();
      // The output fits the pipes; only that of a long queue may not, which then has no errors.
      String out = text(process.inputReader(StandardCharsets.UTF_8));
      String err = text(process.errorReader(StandardCharsets.UTF_8));
      return new Output(process.waitFor(), out, err);
    } catch (IOException e) {
      throw new RefusedException(
          "%s cannot be started (%s); the slurm executor needs a machine that can submit to Slurm"
              .formatted(found.get(0), IoFault.reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("interrupted while waiting for " + String.join(" ", found));
    }
  }

  private static String text(BufferedReader lines) throws IOException {
    try (lines) {
      return lines.lines().collect(Collectors.joining("\n"));
    }
  }
}
