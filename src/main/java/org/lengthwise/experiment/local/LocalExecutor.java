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
import org.lengthwise.experiment.plan.Executor;
import org.lengthwise.experiment.plan.ExperimentListener;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.io.IoFault;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.RunStatus;

/**
 * Performs runs in processes of their own, some at a time. One that fails stops no other but those
 * that start from its weights.
 */
public final class LocalExecutor implements Executor {
  /**
   * What a process ends with that was asked to end: our own code, and those of SIGHUP (the terminal
   * was closed), SIGINT and SIGTERM.
   */
  private static final Set<Integer> STOPPED = Set.of(3, 128 + 1, 128 + 2, 128 + 15);

  private static final int KILLED = 128 + 9;

  /** For a run to finish its update and save: seconds, at the size of the paper. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  private final RunProcessCommand command;
  private final ExperimentFolder experiment;
  private final ExperimentListener listener;
  private final int processors;
  private final ExecutorService places;
  private final Set<RunProcess> processes = ConcurrentHashMap.newKeySet();
  private int lastIdle;
  private volatile boolean stopped;

  /**
   * @param processors of this machine
   */
  public LocalExecutor(
      RunProcessCommand command,
      ExperimentFolder experiment,
      ExperimentListener listener,
      int processors) {
    this.command = command;
    this.experiment = experiment;
    this.listener = listener;
    this.processors = processors;
    this.places = Executors.newFixedThreadPool(command.parallel());
  }

  @Override
  public List<RunEnd> perform(List<PlannedRun> runs) throws InterruptedException {
    RunScheduler waiting = new RunScheduler(runs);
    sayIdle(waiting);
    List<Future<?>> workers = new ArrayList<>();
    synchronized (places) {
      for (int place = 0; place < command.parallel() && !stopped; place++) {
        workers.add(
            places.submit(
                () -> {
                  work(waiting);
                  return null;
                }));
      }
      places.shutdown();
    }
    for (Future<?> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a run could not be watched", e.getCause());
      }
    }
    return runs.stream().flatMap(run -> waiting.end(run).stream()).toList();
  }

  /** One place: takes a run, performs it, takes the next. */
  private void work(RunScheduler waiting) throws InterruptedException {
    for (Optional<PlannedRun> next = waiting.take(); next.isPresent(); next = waiting.take()) {
      PlannedRun run = next.get();
      RunEnd end = new RunEnd(run.name(), RunEnd.Kind.FAILED, "it could not be watched");
      try {
        end = perform(run, run.base().flatMap(waiting::end));
      } finally {
        waiting.ended(end);
        sayIdle(waiting);
      }
    }
  }

  /** Says what has nothing to do, when that is something else than before. */
  private synchronized void sayIdle(RunScheduler waiting) {
    int going = Math.min(command.parallel(), waiting.going());
    int idle = processors - going * command.threads();
    if (going > 0 && idle > 0 && idle != lastIdle && !stopped) {
      lastIdle = idle;
      String each = command.threads() + (command.threads() == 1 ? " thread" : " threads");
      listener.say(
          "%d of %d processors idle: %d %s of %s at work"
              .formatted(idle, processors, going, going == 1 ? "run" : "runs", each));
    }
  }

  /**
   * Asks the processes to stop, which save first, and begins no more; returns when all are gone and
   * have been written down.
   */
  @Override
  public void stop() {
    synchronized (places) {
      stopped = true;
      places.shutdown();
    }
    processes.forEach(RunProcess::ask);
    long latest = System.nanoTime() + GRACE.toNanos();
    processes.forEach(process -> process.awaitEnd(Duration.ofNanos(latest - System.nanoTime())));
    try {
      places.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @param base how the run ended that this one starts from, where it was performed just now
   */
  private RunEnd perform(PlannedRun run, Optional<RunEnd> base) throws InterruptedException {
    RunEnd.Kind baseKind = base.map(RunEnd::kind).orElse(RunEnd.Kind.FINISHED);
    RunEnd end;
    try {
      if (stopped || baseKind == RunEnd.Kind.STOPPED) {
        end = ended(run, RunEnd.Kind.STOPPED, "stopped before it began");
      } else if (baseKind == RunEnd.Kind.FAILED) {
        end =
            ended(run, baseKind, base.get().run() + ", whose best weights it starts from, failed");
      } else {
        end = start(run);
      }
    } catch (IOException e) {
      end =
          ended(run, RunEnd.Kind.FAILED, "cannot start or watch its process: " + IoFault.reason(e));
    } catch (UncheckedIOException | ResultsException e) {
      end = new RunEnd(run.name(), RunEnd.Kind.FAILED, String.valueOf(e.getMessage()));
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
      // It lives on when it could no longer be watched, as on a full disk.
      process.awaitEnd(Duration.ZERO);
    }
  }

  private RunEnd judge(PlannedRun run, int exitCode) {
    if (exitCode == 0 && run.finished()) {
      return new RunEnd(run.name(), RunEnd.Kind.FINISHED, "");
    }
    if (stopped || STOPPED.contains(exitCode)) {
      return ended(run, RunEnd.Kind.STOPPED, "stopped; it goes on from its last checkpoint");
    }
    RunStatus status = run.status();
    if (status.state() == RunStatus.State.FAILED) {
      return new RunEnd(run.name(), RunEnd.Kind.FAILED, status.message());
    }
    return ended(
        run,
        RunEnd.Kind.FAILED,
        exitCode == KILLED
            ? "its process was killed (signal 9), perhaps for want of memory"
            : "its process ended with exit code %d; see runs/%s/%s"
                .formatted(exitCode, run.name(), run.folder().log().getFileName()));
  }

  private static RunEnd ended(PlannedRun run, RunEnd.Kind kind, String message) {
    RunStatus.State state =
        kind == RunEnd.Kind.STOPPED ? RunStatus.State.STOPPED : RunStatus.State.FAILED;
    try {
      run.enter(state, message);
    } catch (UncheckedIOException e) {
      return new RunEnd(run.name(), kind, e.getMessage() + "; " + message);
    }
    return new RunEnd(run.name(), kind, message);
  }
}
