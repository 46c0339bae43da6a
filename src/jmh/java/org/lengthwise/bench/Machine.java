package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** What is measured on, and with. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private Machine() {}

  static JsonObject describe(Settings settings) throws IOException {
    Properties versions = new Properties();
    try (InputStream stream =
        Machine.class.getResourceAsStream("/org/lengthwise/version.properties")) {
      versions.load(stream);
    }
    JsonObject machine = new JsonObject();
    machine.addProperty("processor", processor());
    machine.addProperty("cores", Runtime.getRuntime().availableProcessors());
    machine.addProperty("threads", 1);
    machine.addProperty(
        "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.addProperty("transparent_huge_pages", chosen());
    machine.addProperty(
        "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    machine.addProperty("lengthwise", versions.getProperty("version"));
    machine.addProperty("djl", versions.getProperty("djl"));
    machine.addProperty("libtorch", versions.getProperty("libtorch"));
    settings.text("ENVIRONMENT").ifPresent(text -> machine.addProperty("environment", text));
    settings.path("PEER").ifPresent(p -> machine.addProperty("peer", new Peer(p).version()));
    machine.addProperty("load", Numbers.round(load(), 2));
    return machine;
  }

  /** Processes that were running or waiting, the mean of a minute. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String processor() throws IOException {
    if (!Files.isReadable(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  /** The kernel's setting: always, madvise or never. */
  private static String chosen() throws IOException {
    return Files.isReadable(HUGE_PAGES)
        ? Files.readString(HUGE_PAGES).replaceAll(".*\\[(\\w+)\\].*", "$1").strip()
        : "";
  }
}
