package org.lengthwise.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What this process was told to ignore when it was started, and so all that it starts. */
final class IgnoredSignals {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String LINE = "SigIgn:";
  private static final Map<String, Integer> NUMBERS =
      Map.of("HUP", 1, "INT", 2, "USR1", 10, "TERM", 15);

  private IgnoredSignals() {}

  /** Whether it is ignored; where the system does not tell, that is taken for no. */
  static boolean contains(String signal) throws IOException {
    if (!Files.isReadable(STATUS)) {
      return false;
    }
    long mask =
        Files.readAllLines(STATUS, StandardCharsets.UTF_8).stream()
            .filter(line -> line.startsWith(LINE))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(LINE.length()).strip(), 16))
            .findFirst()
            .orElse(0);
    return (mask >> (NUMBERS.getOrDefault(signal, 0) - 1) & 1) == 1;
  }
}
