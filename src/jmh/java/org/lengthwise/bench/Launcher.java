package org.lengthwise.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command that the distribution is started by. A measurement is started by it too: {@code
 * src/jmh/launcher/bin/java} stands in for Java and puts the benchmark in the place of the program,
 * so that options and environment are those of the launcher, whatever it says.
 */
final class Launcher {
  static final Path COMMAND = Path.of("target/lengthwise/bin/lengthwise").toAbsolutePath();
  private static final Path STAND_IN = Path.of("src/jmh/launcher").toAbsolutePath();

  /** What would change a process that is measured, here or at a peer. */
  private static final List<String> CLEARED =
      List.of(
          "THP_MEM_ALLOC_ENABLE",
          "GLIBC_TUNABLES",
          "OMP_NUM_THREADS",
          "MKL_NUM_THREADS",
          "LENGTHWISE_OPTS",
          "JAVA_TOOL_OPTIONS",
          "MALLOC_ARENA_MAX");

  private Launcher() {}

  /**
   * Measures in a process of its own.
   *
   * @param options more options of the JVM; empty for none
   * @param variables of the environment, each {@code NAME=value}, which the launcher would clear
   * @return what it measured
   */
  static JsonObject measure(
      Class<? extends Measurement> measurement,
      Map<String, String> arguments,
      boolean hugePages,
      String options,
      List<String> variables) {
    List<String> command = new ArrayList<>(List.of(COMMAND.toString(), measurement.getName()));
    arguments.forEach((name, value) -> command.add(name + "=" + value));
    ProcessBuilder builder = plain(command);
    Map<String, String> environment = builder.environment();
    environment.put("BENCH_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
    environment.put("BENCH_CLASSPATH", System.getProperty("java.class.path"));
    environment.put("BENCH_HUGE", hugePages ? "on" : "off");
    environment.put("BENCH_ENVIRONMENT", String.join("\n", variables));
    environment.put("JAVA_HOME", STAND_IN.toString());
    environment.put("LENGTHWISE_OPTS", options);
    return lastLine(builder);
  }

  /** A process in a plain environment; its errors go to the terminal. */
  static ProcessBuilder plain(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeAll(CLEARED);
    return builder;
  }

  /** Waits for the end of a process; the JSON in the last line that it wrote. */
  static JsonObject lastLine(ProcessBuilder builder) {
    List<String> lines = lines(builder);
    if (lines.isEmpty()) {
      throw new BenchException(builder.command() + " said nothing");
    }
    return JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
  }

  /** Waits for the end of a process; what it wrote. */
  static List<String> lines(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      int code = process.waitFor();
      if (code != 0) {
        throw new BenchException("exit code " + code + " of " + builder.command() + lines);
      }
      return lines;
    } catch (IOException e) {
      throw new BenchException("cannot run " + builder.command() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted");
    }
  }
}
