package org.lengthwise.bench;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * CPU time of the process, all its threads. On Linux it is read from the clock that Python's {@code
 * time.process_time} reads: the JVM's own answer, used elsewhere, comes in hundredths of a second.
 */
final class CpuClock {
  private static final int PROCESS_CPU_TIME = 2; // CLOCK_PROCESS_CPUTIME_ID of Linux

  /** What JNA binds of the C library. */
  interface C extends Library {
    int clock_gettime(int clock, long[] secondsAndNanoseconds);
  }

  private final LongSupplier nanoseconds;

  CpuClock() {
    if (Platform.isLinux() && Platform.is64Bit()) {
      C c = Native.load("c", C.class);
      long[] time = new long[2];
      this.nanoseconds =
          () -> {
            c.clock_gettime(PROCESS_CPU_TIME, time);
            return time[0] * 1_000_000_000L + time[1];
          };
    } else {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      this.nanoseconds = system::getProcessCpuTime;
    }
  }

  long nanoseconds() {
    return nanoseconds.getAsLong();
  }
}
