package org.lengthwise.cli.progress;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How long each run has been at work in this session. */
final class RunClock {
  private final LongSupplier nanoTime;
  private final Map<String, Long> started = new HashMap<>();

  /**
   * @param nanoTime the clock, in nanoseconds
   */
  RunClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whole seconds since the run was first asked about. */
  long seconds(String run) {
    long now = nanoTime.getAsLong();
    return Duration.ofNanos(now - started.computeIfAbsent(run, key -> now)).toSeconds();
  }
}
