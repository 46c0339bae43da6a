package org.lengthwise.experiment.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.run.FailedProcess;
import org.lengthwise.io.FolderLock;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.results.SlurmJobs;

/**
 * The Slurm tasks of runs, as submitted last, and what became of them.
 *
 * @param submitted the jobs; none where nothing was submitted
 * @param known what Slurm knows about them, by id; it forgets those that ended long ago
 * @param note why Slurm could not be asked; empty otherwise
 */
public record SlurmTasks(
    ExperimentFolder folder, SlurmJobs submitted, Map<String, Slurm.Job> known, String note) {
  public static SlurmTasks of(ExperimentFolder folder, Slurm commands) {
    if (!Files.exists(folder.slurmJobs())) {
      return new SlurmTasks(folder, new SlurmJobs(List.of(), Map.of()), Map.of(), "");
    }
    SlurmJobs submitted = SlurmJobs.read(folder.slurmJobs());
    Map<String, Slurm.Job> known = new LinkedHashMap<>();
    String note = "";
    try {
      known.putAll(commands.accounting(submitted.jobs()));
      known.putAll(commands.queue(submitted.jobs()));
    } catch (RefusedException e) {
      note = "Slurm cannot be asked: " + e.getMessage();
    }
    return new SlurmTasks(folder, submitted, known, note);
  }

  /** The id of a run's task. */
  public Optional<String> id(PlannedRun run) {
    return Optional.ofNullable(submitted.tasks().get(run.name()));
  }

  /** A run's task as Slurm knows it. */
  public Optional<Slurm.Job> job(PlannedRun run) {
    return id(run).flatMap(id -> Optional.ofNullable(known.get(id)));
  }

  /** Jobs without tasks that are waiting or running. */
  public List<String> after() {
    return submitted.jobs().stream()
        .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
        .filter(job -> !job.over())
        .map(Slurm.Job::toString)
        .toList();
  }

  /**
   * The status of a run whose task ended without recording it, for example because it was killed. A
   * task that Slurm does not know counts as ended.
   *
   * @return nothing where the task has not ended, or the run has recorded its own end
   */
  public Optional<RunStatus> leftBehind(PlannedRun run) {
    Optional<Slurm.Job> job = job(run);
    RunStatus status = run.status();
    boolean recorded = status.state() == State.FAILED || status.state() == State.FINISHED;
    boolean over = job.map(Slurm.Job::over).orElse(true);
    if (id(run).isEmpty() || recorded || !over || FolderLock.isHeld(run.folder().lock())) {
      return Optional.empty();
    }
    String task = "its Slurm task " + id(run).get();
    boolean stopped = status.state() == State.STOPPED;
    if (job.isPresent() && job.get().cancelled()) {
      return stopped
          ? Optional.empty()
          : Optional.of(status.in(State.STOPPED, task + " was cancelled"));
    }
    Optional<String> given = reason(id(run).get(), run.folder());
    if (given.isEmpty() && job.isEmpty() && stopped) {
      return Optional.empty();
    }
    String log = "; see slurm/runs-" + id(run).get() + ".log";
    String reason =
        given.orElse(
            job.map(known -> task + " ended as " + known.state() + log)
                .orElse(task + " ended before the run did" + log));
    return Optional.of(status.in(State.FAILED, reason));
  }

  /** Why the script of a task gave up, if it did. */
  private Optional<String> reason(String id, RunFolder run) {
    Path file = folder.slurm().resolve("ended-" + id);
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file).strip())
              .filter(text -> !text.isEmpty())
              .map(
                  text ->
                      text.startsWith(FailedProcess.ENDED) ? text + FailedProcess.log(run) : text)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Slurm's own state has to do
    }
  }
}
