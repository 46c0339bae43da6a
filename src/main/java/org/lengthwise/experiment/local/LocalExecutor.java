package org.lengthwise.experiment.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.lengthwise.evaluation.Scoring;
import org.lengthwise.experiment.plan.Executor;
import org.lengthwise.experiment.plan.ExperimentListener;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.run.FailedProcess;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.io.IoFault;
import org.lengthwise.metrics.Metric;
import org.lengthwise.metrics.Score;
import org.lengthwise.nn.tensor.Devices;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.TrainingSpec.DeviceKind;

/**
 * Performs runs as processes of this machine, several at a time. A run that fails affects only
 * those that start from its weights.
 */
public final class LocalExecutor implements Executor {
  /**
   * Exit codes of a process that was asked to end: our own, and those of SIGHUP (the terminal was
   * closed), SIGINT and SIGTERM.
   */
  private static final Set<Integer> STOPPED = Set.of(3, 128 + 1, 128 + 2, 128 + 15);

  private static final int KILLED = 128 + 9;

  /**
   * The most time for a run to finish its update and save, which takes seconds for large models.
   */
  private static final Duration GRACE = Duration.ofMinutes(5);

  private final DeviceKind device;
  private final RunProcessCommand command;
  private final ExperimentFolder experiment;
  private final ExperimentListener listener;
  private final int processors;
  private final ExecutorService workers;
  private final Set<RunProcess> processes = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /**
   * @param device that the runs compute on
   * @param processors of this machine
   */
  public LocalExecutor(
      DeviceKind device,
      RunProcessCommand command,
      ExperimentFolder experiment,
      ExperimentListener listener,
      int processors) {
    this.device = device;
    this.command = command;
    this.experiment = experiment;
    this.listener = listener;
    this.processors = processors;
    this.workers = Executors.newFixedThreadPool(command.parallel());
  }

  /** The libraries are unpacked here once, rather than by several runs at the same time. */
  @Override
  public void check() {
    Devices.prepare(device, listener::say);
  }

  @Override
  public List<RunEnd> perform(List<PlannedRun> runs) throws InterruptedException {
    RunScheduler scheduler = new RunScheduler(runs);
    sayIdle(scheduler.active());
    List<Future<?>> loops = new ArrayList<>();
    synchronized (workers) {
      for (int worker = 0; worker < command.parallel() && !stopped; worker++) {
        loops.add(
            workers.submit(
                () -> {
                  work(scheduler);
                  return null;
                }));
      }
      workers.shutdown();
    }
    for (Future<?> loop : loops) {
      try {
        loop.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a run could not be watched", e.getCause());
      }
    }
    return runs.stream().flatMap(run -> scheduler.end(run).stream()).toList();
  }

  /** One worker: takes a run, performs it, takes the next. */
  private void work(RunScheduler scheduler) throws InterruptedException {
    for (Optional<PlannedRun> next = scheduler.take(); next.isPresent(); next = scheduler.take()) {
      PlannedRun run = next.get();
      RunEnd end = new RunEnd(run.name(), RunEnd.Ending.FAILED, "it could not be watched");
      try {
        end = perform(run, run.base().flatMap(scheduler::end));
      } finally {
        scheduler.ended(end);
      }
    }
  }

  /**
   * Says how many processors are idle from the beginning. That some are once the last runs are left
   * is nobody's fault.
   *
   * @param ready runs that can start at once
   */
  private void sayIdle(int ready) {
    int active = Math.min(command.parallel(), ready);
    int idle = processors - active * command.threads();
    if (active > 0 && idle > 0 && !stopped) {
      String each = command.threads() + (command.threads() == 1 ? " thread" : " threads");
      listener.say(
          "%d of %d processors are idle: %d %s with %s each"
              .formatted(idle, processors, active, active == 1 ? "run" : "runs", each));
    }
  }

  /**
   * Asks the processes to stop, which save first, and starts no more; returns when all have ended
   * and their status is written.
   */
  @Override
  public void stop() {
    synchronized (workers) {
      stopped = true;
      workers.shutdown();
    }
    processes.forEach(RunProcess::ask);
    long latest = System.nanoTime() + GRACE.toNanos();
    processes.forEach(process -> process.awaitEnd(Duration.ofNanos(latest - System.nanoTime())));
    try {
      workers.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @param base how the run ended that this one starts from, if it was performed in this session
   */
  private RunEnd perform(PlannedRun run, Optional<RunEnd> base) throws InterruptedException {
    RunEnd.Ending baseEnding = base.map(RunEnd::ending).orElse(RunEnd.Ending.FINISHED);
    RunEnd end;
    try {
      if (stopped || baseEnding == RunEnd.Ending.STOPPED) {
        end = ended(run, RunEnd.Ending.STOPPED, "stopped before it started");
      } else if (baseEnding == RunEnd.Ending.FAILED) {
        end =
            ended(
                run, baseEnding, base.get().run() + ", whose best weights it starts from, failed");
      } else {
        end = start(run);
      }
    } catch (IOException e) {
      end =
          ended(
              run, RunEnd.Ending.FAILED, "cannot start or watch its process: " + IoFault.reason(e));
    } catch (UncheckedIOException | ResultsException e) {
      end = new RunEnd(run.name(), RunEnd.Ending.FAILED, String.valueOf(e.getMessage()));
    }
    listener.ended(end);
    return end;
  }

  private RunEnd start(PlannedRun run) throws IOException, InterruptedException {
    Files.createDirectories(run.folder().root());
    run.enter(RunStatus.State.WAITING, "");
    ProcessBuilder builder =
        command.process(experiment.root(), run.model().name(), run.seed(), run.folder().log());
    RunProcess process = RunProcess.start(builder, run.folder().log());
    processes.add(process);
    try {
      if (stopped) {
        process.ask();
      }
      int exitCode = process.follow(progress -> listener.progress(run.name(), progress));
      return judge(run, exitCode);
    } finally {
      processes.remove(process);
      // It is still alive when it could no longer be watched, as on a full disk.
      process.awaitEnd(Duration.ZERO);
    }
  }

  private RunEnd judge(PlannedRun run, int exitCode) {
    if (exitCode == 0 && run.finished()) {
      return new RunEnd(run.name(), RunEnd.Ending.FINISHED, score(run));
    }
    if (stopped || STOPPED.contains(exitCode)) {
      return ended(
          run, RunEnd.Ending.STOPPED, "stopped; it will continue from its last checkpoint");
    }
    RunStatus status = run.status();
    if (status.state() == RunStatus.State.FAILED) {
      return new RunEnd(run.name(), RunEnd.Ending.FAILED, status.message());
    }
    return ended(
        run,
        RunEnd.Ending.FAILED,
        exitCode == KILLED
            ? "its process was killed (signal 9), perhaps because memory ran out"
            : FailedProcess.text(run.folder(), exitCode));
  }

  /** What a run scored on the test set, for the reader; the tables are made when all have ended. */
  private static String score(PlannedRun run) {
    try {
      Score score = Scoring.ofAll(run.folder(), Metric.primary());
      return Metric.primary().name() + " " + Numbers.score(score.value());
    } catch (ResultsException | UncheckedIOException e) {
      return ""; // those who make the tables say so
    }
  }

  private static RunEnd ended(PlannedRun run, RunEnd.Ending ending, String message) {
    RunStatus.State state =
        ending == RunEnd.Ending.STOPPED ? RunStatus.State.STOPPED : RunStatus.State.FAILED;
    try {
      run.enter(state, message);
    } catch (UncheckedIOException e) {
      return new RunEnd(run.name(), ending, e.getMessage() + "; " + message);
    }
    return new RunEnd(run.name(), ending, message);
  }
}
