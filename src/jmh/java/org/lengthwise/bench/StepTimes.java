package org.lengthwise.bench;

import java.util.Arrays;

/**
 * How long repeated work took, in milliseconds.
 *
 * @param wall the median of the wall clock
 * @param cpu the median of the CPU time
 */
record StepTimes(double wall, double cpu) {
  /** Repeats the work; the first quarter, when the JVM still compiles, is dropped. */
  static StepTimes of(int steps, Runnable step) {
    CpuClock clock = new CpuClock();
    double[] walls = new double[steps];
    double[] cpus = new double[steps];
    for (int i = 0; i < steps; i++) {
      long wall = System.nanoTime();
      long cpu = clock.nanoseconds();
      step.run();
      cpus[i] = (clock.nanoseconds() - cpu) / 1e6;
      walls[i] = (System.nanoTime() - wall) / 1e6;
    }
    int cut = steps == 1 ? 0 : Math.max(1, steps / 4);
    return new StepTimes(
        median(Arrays.copyOfRange(walls, cut, steps)),
        median(Arrays.copyOfRange(cpus, cut, steps)));
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
