package org.lengthwise.experiment.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunEnd;

/**
 * Runs that have not started, in the order in which they should. A run that starts from the weights
 * of another lets others go first until that one has ended.
 */
final class RunScheduler {
  private final List<PlannedRun> waiting;
  private final Set<String> all;
  private final Map<String, RunEnd> ends = new HashMap<>();

  RunScheduler(List<PlannedRun> runs) {
    this.waiting = new ArrayList<>(runs);
    this.all = runs.stream().map(PlannedRun::name).collect(Collectors.toSet());
  }

  /**
   * Takes the first run that can start; waits while all that remain depend on active runs.
   *
   * @return nothing when no run is left
   */
  synchronized Optional<PlannedRun> take() throws InterruptedException {
    while (!waiting.isEmpty()) {
      Optional<PlannedRun> ready = waiting.stream().filter(this::isReady).findFirst();
      if (ready.isPresent()) {
        waiting.remove(ready.get());
        return ready;
      }
      wait();
    }
    return Optional.empty();
  }

  private boolean isReady(PlannedRun run) {
    return run.base()
        .map(PlannedRun::name)
        .filter(base -> all.contains(base) && !ends.containsKey(base))
        .isEmpty();
  }

  /** A run that was taken has ended. */
  synchronized void ended(RunEnd end) {
    ends.put(end.run(), end);
    notifyAll();
  }

  /** The runs that are active or could be: the others depend on them, or have ended. */
  synchronized int active() {
    int taken = all.size() - waiting.size() - ends.size();
    return taken + (int) waiting.stream().filter(this::isReady).count();
  }

  /** How a run ended; empty when it has not ended, or is not one of these. */
  synchronized Optional<RunEnd> end(PlannedRun run) {
    return Optional.ofNullable(ends.get(run.name()));
  }
}
