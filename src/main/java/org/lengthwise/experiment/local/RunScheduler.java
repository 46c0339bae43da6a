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
 * Runs that have not begun, in the order in which they are to begin. One that starts from the
 * weights of another lets the next ones go first until that one has ended.
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
   * Takes the first run that can begin; waits while all that are left hang on runs at work.
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

  /** Runs at work, and those that could be: the others hang on them, or have ended. */
  synchronized int going() {
    int atWork = all.size() - waiting.size() - ends.size();
    return atWork + (int) waiting.stream().filter(this::isReady).count();
  }

  /** How a run ended; empty when it has not, or is none of these. */
  synchronized Optional<RunEnd> end(PlannedRun run) {
    return Optional.ofNullable(ends.get(run.name()));
  }
}
