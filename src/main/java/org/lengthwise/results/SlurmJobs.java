package org.lengthwise.results;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The jobs of Slurm that an experiment was last handed to, in {@code slurm/jobs.json}.
 *
 * @param jobs the ids of the jobs, arrays of runs first; the last one gathers, once it is there
 * @param tasks the task of each run, {@code <job>_<index>}, by the run's name
 */
public record SlurmJobs(List<String> jobs, Map<String, String> tasks) {
  /** Checks that nothing is missing. */
  public SlurmJobs {
    jobs = List.copyOf(Objects.requireNonNull(jobs, "jobs is missing"));
    tasks =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(Objects.requireNonNull(tasks, "tasks is missing")));
  }

  /** Writes the file, whole or not at all. */
  public void write(Path file) {
    JsonFile.write(file, this);
  }

  /**
   * Reads the file.
   *
   * @throws ResultsException when it is not such a file
   */
  public static SlurmJobs read(Path file) {
    return JsonFile.read(file, SlurmJobs.class);
  }
}
