package org.lengthwise.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory of this process as Linux tells it, in MiB; all 0 on other systems.
 *
 * @param resident VmRSS, now
 * @param peak VmHWM, at most so far
 * @param hugePages of what is resident, how much lies in huge pages
 */
record ProcessMemory(double resident, double peak, double hugePages) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path MAPS = Path.of("/proc/self/smaps_rollup");

  static ProcessMemory now() {
    return new ProcessMemory(
        read(STATUS, "VmRSS:"), read(STATUS, "VmHWM:"), read(MAPS, "AnonHugePages:"));
  }

  /** The value of a line such as {@code VmRSS: 1024 kB}, in MiB. */
  private static double read(Path file, String name) {
    if (!Files.isReadable(file)) {
      return 0;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
