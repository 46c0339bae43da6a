package org.lengthwise.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lengthwise.faults.ExperimentWatch.Phase;

/**
 * How long an experiment takes that nobody disturbs.
 *
 * @param whole from its start to its end
 * @param phases of these, how long each was seen
 */
record PhaseLengths(Duration whole, Map<Phase, Duration> phases) {
  private static final long BETWEEN_LOOKS_MS = 20;

  /** Watches an experiment from its start to its end. */
  static PhaseLengths measure(ExperimentWatch watch) throws InterruptedException {
    Map<Phase, Duration> phases = new EnumMap<>(Phase.class);
    long begin = System.nanoTime();
    long last = begin;
    boolean ended = false;
    while (!ended) {
      ended = watch.parent().waitFor(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
      long now = System.nanoTime();
      phases.merge(watch.phase(), Duration.ofNanos(now - last), Duration::plus);
      last = now;
    }
    return new PhaseLengths(Duration.ofNanos(last - begin), phases);
  }

  Duration of(Phase phase) {
    return phases.getOrDefault(phase, Duration.ZERO);
  }

  /** The same phases in another time. */
  PhaseLengths of(Duration newWhole) {
    return new PhaseLengths(newWhole, phases);
  }
}
